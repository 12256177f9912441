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
            name='ImportBatch',
            fields=[
                ('id', models.UUIDField(default=linli.ground.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('word', models.CharField(max_length=20)),
                ('file_name', models.CharField(max_length=120)),
                ('sha256', models.CharField(max_length=64)),
                ('state', models.CharField(choices=[('reading', '正在看'), ('ready', '看好了，等您点头'), ('writing', '正在写进名册'), ('done', '导进来了'), ('undoing', '正在撤回'), ('undone', '撤回了'), ('failed', '没导成'), ('dropped', '不导了')], default='reading', max_length=8)),
                ('figures', models.JSONField(default=dict)),
                ('findings', models.JSONField(default=dict)),
                ('report', models.JSONField(default=dict)),
                ('why', models.CharField(blank=True, max_length=200)),
                ('by_account', models.BigIntegerField(null=True)),
                ('made_at', models.DateTimeField()),
                ('done_at', models.DateTimeField(null=True)),
                ('undone_at', models.DateTimeField(null=True)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.community')),
            ],
            options={
                'verbose_name_plural': 'import batches',
            },
        ),
        migrations.CreateModel(
            name='ImportRow',
            fields=[
                ('id', models.UUIDField(default=linli.ground.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('table', models.CharField(max_length=40)),
                ('row_id', models.UUIDField()),
                ('written', models.IntegerField()),
                ('before', models.JSONField(null=True)),
                ('batch', linli.ground.regions.scoped.ScopedFK(on_delete=django.db.models.deletion.PROTECT, to='papers.importbatch')),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.community')),
            ],
        ),
        migrations.AddIndex(
            model_name='importbatch',
            index=models.Index(fields=['community', '-made_at', '-id'], name='batch_newest'),
        ),
        migrations.AddIndex(
            model_name='importrow',
            index=models.Index(fields=['community', 'batch', 'table'], name='importrow_by_batch'),
        ),
        Guard("ImportBatch", app_may="SELECT, INSERT, UPDATE"),
        Guard("ImportRow", app_may="SELECT, INSERT"),
    ]
