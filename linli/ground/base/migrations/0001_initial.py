from django.db import migrations, models
from linli.ground.regions.operations import Allow, Grants


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Schedule',
            fields=[
                ('word', models.CharField(max_length=60, primary_key=True, serialize=False)),
                ('next_due', models.DateTimeField()),
                ('last_run', models.DateTimeField(null=True)),
                ('last_error', models.TextField(blank=True)),
            ],
        ),
        Grants(),
        Allow("Schedule", "SELECT"),
    ]
