import django.db.models.deletion
import linli.ground.base.ids
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
            name='TallyDelta',
            fields=[
                ('id', models.UUIDField(default=linli.ground.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('word', models.CharField(max_length=60)),
                ('day', models.DateField()),
                ('grid_id', models.UUIDField(null=True)),
                ('category', models.CharField(blank=True, max_length=20)),
                ('n', models.IntegerField()),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.community')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Tally',
            fields=[
                ('id', models.UUIDField(default=linli.ground.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('word', models.CharField(max_length=60)),
                ('day', models.DateField()),
                ('grid_id', models.UUIDField(null=True)),
                ('category', models.CharField(blank=True, max_length=20)),
                ('n', models.BigIntegerField()),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.community')),
            ],
            options={
                'verbose_name_plural': 'tallies',
                'constraints': [models.UniqueConstraint(fields=('community', 'word', 'day', 'grid_id', 'category'), name='tally_cell_once', nulls_distinct=False)],
            },
        ),
        Guard("TallyDelta", app_may="SELECT, INSERT"),
        Guard("Tally", app_may="SELECT"),
    ]
