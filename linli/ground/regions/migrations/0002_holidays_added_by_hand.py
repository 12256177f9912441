"""Staff add the days of a new yearly notice; nobody takes a day away that deadlines were counted by."""

from django.db import migrations

from linli.ground.regions.operations import Allow


class Migration(migrations.Migration):

    dependencies = [
        ('regions', '0001_initial'),
    ]

    operations = [
        Allow("Holiday", "SELECT, INSERT"),
    ]
