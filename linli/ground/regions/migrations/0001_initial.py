import django.db.models.deletion
import linli.ground.base.clock
import linli.ground.base.ids
from django.db import migrations, models
from linli.ground.regions.operations import Allow, Guard


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('base', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Holiday',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('day', models.DateField(unique=True)),
                ('kind', models.CharField(choices=[('off', '放假'), ('work', '上班')], max_length=4)),
                ('name', models.CharField(blank=True, max_length=40)),
                ('source', models.CharField(max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name='Region',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('code', models.CharField(db_collation='C', max_length=12, unique=True)),
                ('name', models.CharField(max_length=60)),
                ('level', models.CharField(choices=[('province', '省'), ('city', '市'), ('district', '区县'), ('subdistrict', '街道'), ('community', '社区')], max_length=12)),
                ('valid_from', models.DateField(null=True)),
                ('valid_to', models.DateField(null=True)),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.region')),
            ],
        ),
        migrations.CreateModel(
            name='Community',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(unique=True)),
                ('name', models.CharField(max_length=60)),
                ('phone', models.CharField(blank=True, max_length=20)),
                ('hours', models.CharField(blank=True, max_length=60)),
                ('address', models.CharField(blank=True, max_length=120)),
                ('region', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.region')),
            ],
            options={
                'verbose_name_plural': 'communities',
            },
        ),
        migrations.CreateModel(
            name='Setting',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=60)),
                ('value', models.JSONField()),
                ('source', models.CharField(max_length=200)),
                ('valid_from', models.DateField()),
                ('by_account', models.BigIntegerField(null=True)),
                ('made_at', models.DateTimeField(default=linli.ground.base.clock.now)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.region')),
            ],
        ),
        migrations.CreateModel(
            name='Counter',
            fields=[
                ('id', models.UUIDField(default=linli.ground.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('word', models.CharField(max_length=40)),
                ('last', models.BigIntegerField(default=0)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.community')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('community', 'word'), name='counter_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='region',
            constraint=models.CheckConstraint(condition=models.Q(('code__regex', '^\\d{12}$')), name='region_code_12_digits'),
        ),
        migrations.AddIndex(
            model_name='setting',
            index=models.Index(fields=['key', 'region', '-valid_from'], name='setting_by_key'),
        ),
        Allow("Region", "SELECT"),
        Allow("Community", "SELECT"),
        Allow("Setting", "SELECT, INSERT"),
        Allow("Holiday", "SELECT"),
        Guard("Counter"),
    ]
