import linli.ground.base.clock
from django.db import migrations, models
from linli.ground.regions.operations import Allow


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('base', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Account',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('username', models.CharField(max_length=40, unique=True)),
                ('name', models.CharField(max_length=40)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('language', models.CharField(default='zh-hans', max_length=10)),
                ('mode', models.CharField(choices=[('normal', '普通版'), ('elder', '长辈版')], default='normal', max_length=8)),
                ('is_active', models.BooleanField(default=True)),
                ('demo', models.BooleanField(default=False)),
                ('made_at', models.DateTimeField(default=linli.ground.base.clock.now)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Standing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('account_id', models.BigIntegerField()),
                ('community_id', models.BigIntegerField(null=True)),
                ('person_id', models.UUIDField(null=True)),
                ('post_id', models.UUIDField(null=True)),
                ('kind', models.CharField(blank=True, max_length=20)),
                ('title', models.CharField(blank=True, max_length=60)),
                ('place_id', models.UUIDField(null=True)),
                ('scope', models.CharField(blank=True, max_length=20)),
                ('acting', models.BooleanField(default=False)),
                ('since', models.DateTimeField(default=linli.ground.base.clock.now)),
                ('until', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['account_id'], name='standing_by_account'), models.Index(fields=['post_id'], name='standing_by_post')],
            },
        ),
        Allow("Account", "SELECT, INSERT, UPDATE"),
    ]
