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
            name='File',
            fields=[
                ('id', models.UUIDField(default=linli.ground.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('word', models.CharField(max_length=20)),
                ('subject', models.UUIDField()),
                ('role', models.CharField(blank=True, max_length=20)),
                ('sha256', models.CharField(max_length=64)),
                ('size', models.IntegerField()),
                ('width', models.IntegerField()),
                ('height', models.IntegerField()),
                ('by_account', models.BigIntegerField(null=True)),
                ('made_at', models.DateTimeField()),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.community')),
            ],
            options={
                'indexes': [models.Index(fields=['community', 'subject'], name='file_by_subject')],
            },
        ),
        Guard("File", app_may="SELECT, INSERT"),
    ]
