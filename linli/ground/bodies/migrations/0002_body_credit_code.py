"""An organisation is known by its credit code: the same one under two names is found."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('bodies', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='body',
            name='uscc',
            field=models.CharField(blank=True, max_length=18),
        ),
        migrations.AddConstraint(
            model_name='body',
            constraint=models.UniqueConstraint(condition=models.Q(('uscc', ''), _negated=True), fields=('community', 'uscc'), name='body_uscc_once'),
        ),
    ]
