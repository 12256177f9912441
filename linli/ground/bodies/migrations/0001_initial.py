import django.db.models.deletion
import linli.ground.base.ids
import linli.ground.regions.scoped
from django.db import migrations, models
from linli.ground.regions.operations import Guard


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('base', '0001_initial'),
        ('places', '0001_initial'),
        ('regions', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Body',
            fields=[
                ('id', models.UUIDField(default=linli.ground.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('version', models.IntegerField(default=1)),
                ('kind', models.CharField(choices=[('committee', '社区党组织'), ('branch', '网格党支部'), ('residents', '居委会'), ('property', '物业企业'), ('owners', '业委会'), ('unit', '共建单位'), ('team', '志愿团体')], max_length=12)),
                ('name', models.CharField(max_length=80)),
                ('short', models.CharField(blank=True, max_length=30)),
                ('code', models.CharField(db_collation='C', max_length=20)),
                ('phone', models.CharField(blank=True, max_length=20)),
                ('valid_to', models.DateField(null=True)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.community')),
                ('parent', linli.ground.regions.scoped.ScopedFK(null=True, on_delete=django.db.models.deletion.PROTECT, to='bodies.body')),
            ],
            options={
                'verbose_name_plural': 'bodies',
            },
        ),
        migrations.CreateModel(
            name='Ability',
            fields=[
                ('id', models.UUIDField(default=linli.ground.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('version', models.IntegerField(default=1)),
                ('category', models.CharField(max_length=10)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.community')),
                ('place', linli.ground.regions.scoped.ScopedFK(null=True, on_delete=django.db.models.deletion.PROTECT, to='places.place')),
                ('body', linli.ground.regions.scoped.ScopedFK(on_delete=django.db.models.deletion.PROTECT, to='bodies.body')),
            ],
            options={
                'verbose_name_plural': 'abilities',
            },
        ),
        migrations.AddConstraint(
            model_name='body',
            constraint=models.UniqueConstraint(fields=('community', 'code'), name='body_code_once'),
        ),
        migrations.AddConstraint(
            model_name='body',
            constraint=models.CheckConstraint(condition=models.Q(('code__regex', '^\\d{13,20}$')), name='body_code_digits'),
        ),
        migrations.AddIndex(
            model_name='ability',
            index=models.Index(fields=['community', 'body'], name='ability_by_body'),
        ),
        Guard("Body"),
        Guard("Ability"),
    ]
