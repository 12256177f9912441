import django.contrib.postgres.fields
import django.db.models.deletion
import linli.ground.base.ids
import linli.ground.regions.scoped
from django.db import migrations, models
from linli.ground.regions.operations import Guard


class Migration(migrations.Migration):

    dependencies = [
        ('papers', '0003_hidden_sheets_asked_for'),
        ('regions', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ImportMade',
            fields=[
                ('id', models.UUIDField(default=linli.ground.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('table', models.CharField(max_length=40)),
                ('row_ids', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None)),
                ('batch', linli.ground.regions.scoped.ScopedFK(on_delete=django.db.models.deletion.PROTECT, to='papers.importbatch')),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.community')),
            ],
        ),
        migrations.AddIndex(
            model_name='importmade',
            index=models.Index(fields=['community', 'batch'], name='importmade_by_batch'),
        ),
        Guard("ImportMade", app_may="SELECT, INSERT"),
    ]
