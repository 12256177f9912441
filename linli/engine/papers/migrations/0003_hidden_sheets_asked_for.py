from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('papers', '0002_one_batch_at_work'),
    ]

    operations = [
        migrations.AddField(
            model_name='importbatch',
            name='hidden_too',
            field=models.JSONField(default=list),
        ),
    ]
