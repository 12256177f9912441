"""A password that a colleague handed over works for a few days and must be changed at the first sign-in."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_residents_join_by_code'),
    ]

    operations = [
        migrations.AddField(
            model_name='account',
            name='once_until',
            field=models.DateTimeField(null=True),
        ),
    ]
