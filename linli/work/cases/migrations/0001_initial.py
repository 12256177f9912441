import django.db.models.deletion
import linli.ground.base.ids
import linli.ground.posts.words
import linli.ground.regions.scoped
import linli.work.cases.words
from django.db import migrations, models
from linli.ground.regions.operations import Allow, Guard


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('base', '0001_initial'),
        ('matters', '0001_initial'),
        ('places', '0001_initial'),
        ('posts', '0001_initial'),
        ('regions', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Case',
            fields=[
                ('id', models.UUIDField(default=linli.ground.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('category', models.CharField(max_length=10)),
                ('words', models.TextField(blank=True)),
                ('spot', models.CharField(blank=True, max_length=120)),
                ('source', models.CharField(choices=[(linli.work.cases.words.Source['RESIDENT'], '居民自己报的'), (linli.work.cases.words.Source['WINDOW'], '窗口记下的'), (linli.work.cases.words.Source['PHONE'], '电话里说的'), (linli.work.cases.words.Source['PATROL'], '路上看到的')], default=linli.work.cases.words.Source['RESIDENT'], max_length=10)),
                ('hide_me', models.BooleanField(default=True)),
                ('called', models.CharField(blank=True, max_length=40)),
                ('phone_sealed', models.BinaryField(null=True)),
                ('stars', models.IntegerField(null=True)),
                ('rated_at', models.DateTimeField(null=True)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.community')),
                ('matter', linli.ground.regions.scoped.ScopedOneToOne(on_delete=django.db.models.deletion.PROTECT, to='matters.matter')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('community', 'matter'), name='case_matter_once'), models.CheckConstraint(condition=models.Q(('stars', None), ('stars__range', (1, 5)), _connector='OR'), name='case_stars')],
            },
        ),
        migrations.CreateModel(
            name='Category',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=10)),
                ('group', models.CharField(max_length=40)),
                ('group_en', models.CharField(max_length=60)),
                ('name', models.CharField(max_length=40)),
                ('name_en', models.CharField(max_length=60)),
                ('urgency', models.CharField(choices=[(linli.work.cases.words.Urgency['U0'], '有危险，先打急救报警电话'), (linli.work.cases.words.Urgency['U1'], '急事'), (linli.work.cases.words.Urgency['U2'], '平常事'), (linli.work.cases.words.Urgency['U3'], '费工夫的事'), (linli.work.cases.words.Urgency['U4'], '要从长计议的事')], default=linli.work.cases.words.Urgency['U2'], max_length=2)),
                ('restricted', models.BooleanField(default=False)),
                ('picture', models.CharField(blank=True, max_length=12)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.region')),
            ],
            options={
                'verbose_name_plural': 'categories',
                'constraints': [models.UniqueConstraint(fields=('region', 'code'), name='category_once')],
            },
        ),
        migrations.CreateModel(
            name='Route',
            fields=[
                ('id', models.UUIDField(default=linli.ground.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('rank', models.IntegerField()),
                ('category', models.CharField(blank=True, max_length=10)),
                ('source', models.CharField(blank=True, choices=[(linli.work.cases.words.Source['RESIDENT'], '居民自己报的'), (linli.work.cases.words.Source['WINDOW'], '窗口记下的'), (linli.work.cases.words.Source['PHONE'], '电话里说的'), (linli.work.cases.words.Source['PATROL'], '路上看到的')], max_length=10)),
                ('to_kind', models.CharField(blank=True, choices=linli.ground.posts.words.choices, max_length=20)),
                ('note', models.CharField(max_length=80)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.community')),
                ('place', linli.ground.regions.scoped.ScopedFK(null=True, on_delete=django.db.models.deletion.PROTECT, to='places.place')),
                ('to_post', linli.ground.regions.scoped.ScopedFK(null=True, on_delete=django.db.models.deletion.PROTECT, to='posts.post')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('community', 'rank'), name='route_rank_once'), models.CheckConstraint(condition=models.Q(('to_post__isnull', False), models.Q(('to_kind', ''), _negated=True), _connector='XOR'), name='route_one_target')],
            },
        ),
        Allow("Category", "SELECT"),
        Guard("Route"),
        Guard("Case"),
    ]
