import django.db.models.deletion
import linli.ground.base.ids
import linli.ground.regions.scoped
from django.db import migrations, models
from linli.ground.regions.operations import Guard


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('base', '0001_initial'),
        ('regions', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.UUIDField(default=linli.ground.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('account_id', models.BigIntegerField(null=True)),
                ('post_id', models.UUIDField(null=True)),
                ('word', models.CharField(max_length=40)),
                ('facts', models.JSONField(default=dict)),
                ('subject', models.UUIDField(null=True)),
                ('at', models.DateTimeField()),
                ('read_at', models.DateTimeField(null=True)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.community')),
            ],
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.UUIDField(default=linli.ground.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('channel', models.CharField(max_length=20)),
                ('state', models.CharField(choices=[('waiting', '等着发'), ('sent', '发出去了'), ('failed', '没发成')], default='waiting', max_length=8)),
                ('tries', models.IntegerField(default=0)),
                ('next_try', models.DateTimeField()),
                ('why', models.CharField(blank=True, max_length=200)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.community')),
                ('notice', linli.ground.regions.scoped.ScopedFK(on_delete=django.db.models.deletion.PROTECT, to='notices.notice')),
            ],
            options={
                'verbose_name_plural': 'deliveries',
            },
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(fields=['community', 'account_id', '-at'], name='notice_by_account'),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(fields=['community', 'post_id', '-at'], name='notice_by_post'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.CheckConstraint(condition=models.Q(('account_id__isnull', False), ('post_id__isnull', False), _connector='OR'), name='notice_for_somebody'),
        ),
        migrations.AddIndex(
            model_name='delivery',
            index=models.Index(condition=models.Q(('state', 'waiting')), fields=['next_try'], name='delivery_due'),
        ),
        migrations.AddConstraint(
            model_name='delivery',
            constraint=models.UniqueConstraint(fields=('community', 'notice', 'channel'), name='delivery_once'),
        ),
        Guard("Notice"),
        Guard("Delivery"),
    ]
