from django.db import migrations, models

from linli.ground.regions.operations import Allow


class Migration(migrations.Migration):
    """Districts read their own few cells: over all cells of all grids a nation would take two hundred times as long."""

    dependencies = [("counts", "0002_what_is_told_above")]

    operations = [
        migrations.CreateModel(
            name="RegionDay",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("region", models.CharField(db_collation="C", max_length=12)),
                ("word", models.CharField(max_length=60)),
                ("day", models.DateField()),
                ("n", models.BigIntegerField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("region", "word", "day"), name="region_day_once")]
            },
        ),
        migrations.CreateModel(
            name="RegionMonth",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("region", models.CharField(db_collation="C", max_length=12)),
                ("word", models.CharField(max_length=60)),
                ("month", models.DateField()),
                ("category", models.CharField(blank=True, max_length=20)),
                ("n", models.BigIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("region", "word", "month", "category"), name="region_month_once")
                ]
            },
        ),
        Allow("RegionDay", app_may="SELECT"),
        Allow("RegionMonth", app_may="SELECT"),
    ]
