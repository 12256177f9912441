"""Requests about one's own data, approvals for a minor's file, consents, emergencies."""

import django.contrib.postgres.fields
import django.db.models.deletion
import linli.ground.base.ids
import linli.ground.regions.scoped
import linli.work.rights.words
from django.db import migrations, models
from linli.ground.regions.operations import Guard


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('matters', '0001_initial'),
        ('people', '0002_history_of_the_register'),
        ('regions', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.UUIDField(default=linli.ground.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('purpose', models.CharField(max_length=20)),
                ('text_version', models.CharField(max_length=12)),
                ('given_at', models.DateTimeField()),
                ('how', models.CharField(choices=[(linli.work.rights.words.How['TAP'], '自己点的'), (linli.work.rights.words.How['PAPER'], '纸上签的')], default=linli.work.rights.words.How['TAP'], max_length=8)),
                ('given_by', models.BigIntegerField(null=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_how', models.CharField(blank=True, choices=[(linli.work.rights.words.How['TAP'], '自己点的'), (linli.work.rights.words.How['PAPER'], '纸上签的')], max_length=8)),
                ('withdrawn_by', models.BigIntegerField(null=True)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.community')),
                ('person', linli.ground.regions.scoped.ScopedFK(on_delete=django.db.models.deletion.PROTECT, to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('community', 'person', 'purpose'), name='consent_current_once')],
            },
        ),
        migrations.CreateModel(
            name='DataRequest',
            fields=[
                ('id', models.UUIDField(default=linli.ground.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('sort', models.CharField(choices=[(linli.work.rights.words.Sort['SEE'], '要看、要一份副本'), (linli.work.rights.words.Sort['CORRECT'], '记错了，请改'), (linli.work.rights.words.Sort['ERASE'], '请删掉'), (linli.work.rights.words.Sort['CONTEST'], '不同意这样用'), (linli.work.rights.words.Sort['EXPLAIN'], '请说说为什么')], max_length=8)),
                ('asked_as', models.CharField(choices=[(linli.work.rights.words.AskedAs['SELF'], '本人'), (linli.work.rights.words.AskedAs['GUARDIAN'], '监护人'), (linli.work.rights.words.AskedAs['KIN'], '近亲属（本人已去世）'), (linli.work.rights.words.AskedAs['HELPER'], '受本人委托')], default=linli.work.rights.words.AskedAs['SELF'], max_length=8)),
                ('called', models.CharField(blank=True, max_length=40)),
                ('words', models.TextField()),
                ('answer', models.TextField(blank=True)),
                ('granted', models.BooleanField(null=True)),
                ('chosen', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), default=list, size=None)),
                ('report', models.JSONField(default=list)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.community')),
                ('matter', linli.ground.regions.scoped.ScopedOneToOne(on_delete=django.db.models.deletion.PROTECT, to='matters.matter')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('community', 'matter'), name='datarequest_matter_once')],
            },
        ),
        migrations.CreateModel(
            name='Emergency',
            fields=[
                ('id', models.UUIDField(default=linli.ground.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('account_id', models.BigIntegerField()),
                ('post_id', models.UUIDField()),
                ('subject', models.UUIDField()),
                ('reason', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('until', models.DateTimeField()),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.community')),
            ],
            options={
                'verbose_name_plural': 'emergencies',
                'indexes': [models.Index(fields=['community', 'account_id', 'until'], name='emergency_by_account'), models.Index(fields=['community', '-at', '-id'], name='emergency_newest')],
            },
        ),
        migrations.CreateModel(
            name='Opening',
            fields=[
                ('id', models.UUIDField(default=linli.ground.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('purpose', models.CharField(max_length=60)),
                ('days', models.IntegerField()),
                ('answer', models.TextField(blank=True)),
                ('grant_id', models.UUIDField(null=True)),
                ('until', models.DateTimeField(null=True)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.community')),
                ('matter', linli.ground.regions.scoped.ScopedOneToOne(on_delete=django.db.models.deletion.PROTECT, to='matters.matter')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('community', 'matter'), name='opening_matter_once'), models.CheckConstraint(condition=models.Q(('days__range', (1, 90))), name='opening_days')],
            },
        ),
        Guard("DataRequest"),
        Guard("Opening"),
        Guard("Consent", app_may="SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_how, withdrawn_by)"),
        Guard("Emergency", app_may="SELECT, INSERT"),
    ]
