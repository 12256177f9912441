"""Residents get their accounts by a one-time code, never by phone and birthday."""

import django.db.models.deletion
import linli.ground.base.ids
import linli.ground.regions.scoped
from django.db import migrations, models
from linli.ground.regions.operations import Guard


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_initial'),
        ('people', '0001_initial'),
        ('regions', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='JoinCode',
            fields=[
                ('id', models.UUIDField(default=linli.ground.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('code_index', models.CharField(max_length=16)),
                ('way', models.CharField(choices=[('window', '窗口'), ('door', '上门'), ('letter', '信')], max_length=8)),
                ('made_by', models.BigIntegerField(null=True)),
                ('made_post', models.UUIDField(null=True)),
                ('made_at', models.DateTimeField()),
                ('until', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('used_at', models.DateTimeField(null=True)),
                ('used_by', models.BigIntegerField(null=True)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.community')),
                ('person', linli.ground.regions.scoped.ScopedFK(on_delete=django.db.models.deletion.PROTECT, to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['community', 'person'], name='joincode_by_person')],
                'constraints': [models.UniqueConstraint(fields=('community', 'code_index'), name='joincode_once')],
            },
        ),
        migrations.CreateModel(
            name='JoinTries',
            fields=[
                ('id', models.UUIDField(default=linli.ground.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('device', models.CharField(blank=True, max_length=16)),
                ('since', models.DateTimeField()),
                ('tries', models.IntegerField(default=0)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.community')),
            ],
            options={
                'verbose_name_plural': 'join tries',
                'constraints': [models.UniqueConstraint(fields=('community', 'device'), name='jointries_once')],
            },
        ),
        Guard("JoinCode", app_may="SELECT, INSERT, UPDATE (used_at, used_by, ended_at)"),
        Guard("JoinTries", app_may="SELECT, INSERT, UPDATE"),
    ]
