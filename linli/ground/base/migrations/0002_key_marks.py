"""Notes which keys sealed the rows, so that a station with other keys is noticed before it seals anything."""

from django.db import migrations, models

from linli.ground.regions.operations import Allow


class Migration(migrations.Migration):

    dependencies = [("base", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="KeyMark",
            fields=[
                ("name", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("fingerprint", models.CharField(max_length=16)),
                ("made_at", models.DateTimeField()),
                ("retired_at", models.DateTimeField(null=True)),
            ],
        ),
        Allow("KeyMark", "SELECT"),
    ]
