import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import linli.ground.base.ids
from django.db import migrations, models
from linli.ground.regions.operations import Allow, Guard


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('base', '0001_initial'),
        ('regions', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Refusal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('account_id', models.BigIntegerField(null=True)),
                ('path', models.CharField(max_length=200)),
                ('why', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='ReadLog',
            fields=[
                ('id', models.UUIDField(default=linli.ground.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('account_id', models.BigIntegerField()),
                ('post_id', models.UUIDField(null=True)),
                ('purpose', models.CharField(max_length=60)),
                ('subjects', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None)),
                ('at', models.DateTimeField()),
                ('sealed_in', models.BigIntegerField(null=True)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.community')),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['subjects'], name='readlog_subjects'), models.Index(fields=['community', '-at'], name='readlog_recent'), models.Index(condition=models.Q(('sealed_in', None)), fields=['community', 'at'], name='readlog_loose')],
            },
        ),
        migrations.CreateModel(
            name='ReadSeal',
            fields=[
                ('id', models.UUIDField(default=linli.ground.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('number', models.BigIntegerField()),
                ('ids', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None)),
                ('hash', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.community')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('community', 'number'), name='readseal_chain')],
            },
        ),
        Guard("ReadLog", app_may="SELECT, INSERT"),
        Guard("ReadSeal", app_may="SELECT"),
        Allow("Refusal", "SELECT, INSERT"),
    ]
