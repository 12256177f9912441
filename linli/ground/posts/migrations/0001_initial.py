import django.db.models.deletion
import linli.ground.base.ids
import linli.ground.posts.words
import linli.ground.regions.scoped
from django.db import migrations, models
from linli.ground.regions.operations import Guard


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('base', '0001_initial'),
        ('bodies', '0001_initial'),
        ('places', '0001_initial'),
        ('regions', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.UUIDField(default=linli.ground.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('version', models.IntegerField(default=1)),
                ('kind', models.CharField(choices=linli.ground.posts.words.choices, max_length=20)),
                ('title', models.CharField(max_length=60)),
                ('is_duty', models.BooleanField(default=False)),
                ('phone', models.CharField(blank=True, max_length=20)),
                ('closed_at', models.DateTimeField(null=True)),
                ('above', linli.ground.regions.scoped.ScopedFK(null=True, on_delete=django.db.models.deletion.PROTECT, to='posts.post')),
                ('body', linli.ground.regions.scoped.ScopedFK(null=True, on_delete=django.db.models.deletion.PROTECT, to='bodies.body')),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.community')),
                ('place', linli.ground.regions.scoped.ScopedFK(null=True, on_delete=django.db.models.deletion.PROTECT, to='places.place')),
            ],
        ),
        migrations.CreateModel(
            name='Holding',
            fields=[
                ('id', models.UUIDField(default=linli.ground.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('version', models.IntegerField(default=1)),
                ('account_id', models.BigIntegerField()),
                ('person_id', models.UUIDField(null=True)),
                ('name', models.CharField(max_length=40)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('ended_why', models.CharField(blank=True, choices=[('term', '任期到了'), ('left', '离任'), ('moved', '换岗')], max_length=8)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.community')),
                ('post', linli.ground.regions.scoped.ScopedFK(on_delete=django.db.models.deletion.PROTECT, to='posts.post')),
            ],
        ),
        migrations.AddIndex(
            model_name='post',
            index=models.Index(fields=['community', 'place'], name='post_by_place'),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=models.UniqueConstraint(condition=models.Q(('is_duty', True)), fields=('community',), name='post_one_duty'),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=models.CheckConstraint(condition=models.Q(('is_duty', False), ('closed_at', None), _connector='OR'), name='post_duty_stays_open'),
        ),
        migrations.AddIndex(
            model_name='holding',
            index=models.Index(fields=['community', 'post'], name='holding_by_post'),
        ),
        migrations.AddConstraint(
            model_name='holding',
            constraint=models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='holding_days'),
        ),
        migrations.AddConstraint(
            model_name='holding',
            constraint=models.UniqueConstraint(condition=models.Q(('valid_to', None)), fields=('community', 'post', 'account_id'), name='holding_current_once'),
        ),
        Guard("Post"),
        Guard("Holding"),
    ]
