import django.contrib.postgres.fields
import django.db.models.deletion
import linli.engine.matters.kinds
import linli.ground.base.ids
import linli.ground.regions.scoped
from django.db import migrations, models
from linli.ground.regions.operations import Guard, Tie


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('base', '0001_initial'),
        ('people', '0001_initial'),
        ('places', '0001_initial'),
        ('posts', '0001_initial'),
        ('regions', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Matter',
            fields=[
                ('id', models.UUIDField(default=linli.ground.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=20)),
                ('number', models.CharField(max_length=24)),
                ('title', models.CharField(max_length=80)),
                ('stage', models.CharField(choices=[(linli.engine.matters.kinds.Stage['RAISED'], '等人接'), (linli.engine.matters.kinds.Stage['OWNED'], '有人管了'), (linli.engine.matters.kinds.Stage['WORKING'], '正在办'), (linli.engine.matters.kinds.Stage['DONE'], '办好了，等评'), (linli.engine.matters.kinds.Stage['CONFIRMED'], '办结'), (linli.engine.matters.kinds.Stage['ENDED'], '结束了')], default=linli.engine.matters.kinds.Stage['RAISED'], max_length=10)),
                ('step', models.CharField(max_length=20)),
                ('owner_why', models.CharField(blank=True, max_length=120)),
                ('category', models.CharField(blank=True, max_length=20)),
                ('restricted', models.BooleanField(default=False)),
                ('raised_by', models.BigIntegerField(null=True)),
                ('raised_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('stage_at', models.DateTimeField()),
                ('outcome', models.CharField(blank=True, choices=[(linli.engine.matters.kinds.Outcome['CONFIRMED'], '居民认可了'), (linli.engine.matters.kinds.Outcome['UNANSWERED'], '没等到回话，先结'), (linli.engine.matters.kinds.Outcome['WITHDRAWN'], '自己撤回了'), (linli.engine.matters.kinds.Outcome['NOT_OURS'], '不归社区管，已告知去处')], max_length=12)),
                ('sent_back', models.IntegerField(default=0)),
                ('client_key', models.UUIDField(null=True)),
                ('version', models.IntegerField(default=1)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.community')),
                ('grid', linli.ground.regions.scoped.ScopedFK(null=True, on_delete=django.db.models.deletion.PROTECT, to='places.place')),
                ('household', linli.ground.regions.scoped.ScopedFK(null=True, on_delete=django.db.models.deletion.PROTECT, to='people.household')),
                ('owner', linli.ground.regions.scoped.ScopedFK(on_delete=django.db.models.deletion.PROTECT, to='posts.post')),
                ('person', linli.ground.regions.scoped.ScopedFK(null=True, on_delete=django.db.models.deletion.PROTECT, to='people.person')),
                ('place', linli.ground.regions.scoped.ScopedFK(null=True, on_delete=django.db.models.deletion.PROTECT, to='places.place')),
            ],
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.UUIDField(default=linli.ground.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('word', models.CharField(max_length=20)),
                ('stage', models.CharField(max_length=10)),
                ('said', models.TextField(blank=True)),
                ('why', models.CharField(blank=True, max_length=200)),
                ('account_id', models.BigIntegerField(null=True)),
                ('post_id', models.UUIDField(null=True)),
                ('by', models.CharField(blank=True, max_length=60)),
                ('inner', models.BooleanField(default=False)),
                ('at', models.DateTimeField()),
                ('client_key', models.UUIDField(null=True)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.community')),
                ('matter', linli.ground.regions.scoped.ScopedFK(on_delete=django.db.models.deletion.PROTECT, to='matters.matter')),
            ],
        ),
        migrations.AddField(
            model_name='matter',
            name='because',
            field=linli.ground.regions.scoped.ScopedFK(null=True, on_delete=django.db.models.deletion.PROTECT, to='matters.step'),
        ),
        migrations.CreateModel(
            name='Part',
            fields=[
                ('id', models.UUIDField(default=linli.ground.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(default='handler', max_length=12)),
                ('addressee_scope', models.CharField(db_collation='C', max_length=20)),
                ('addressee_post', models.UUIDField(null=True)),
                ('addressee_name', models.CharField(max_length=80)),
                ('number', models.CharField(max_length=24)),
                ('category_title', models.CharField(max_length=60)),
                ('place_line', models.CharField(max_length=160)),
                ('words', models.TextField()),
                ('photos', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None)),
                ('asked_by', models.CharField(max_length=60)),
                ('asked_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('client_key', models.UUIDField(null=True)),
                ('state', models.CharField(choices=[('asked', '等回话'), ('accepted', '接了，正在办'), ('declined', '办不了'), ('done', '做完了'), ('recalled', '不用办了')], default='asked', max_length=10)),
                ('answer', models.TextField(blank=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('answered_by', models.BigIntegerField(null=True)),
                ('done_at', models.DateTimeField(null=True)),
                ('photos_after', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.community')),
                ('matter', linli.ground.regions.scoped.ScopedFK(on_delete=django.db.models.deletion.PROTECT, to='matters.matter')),
            ],
            options={
                'indexes': [models.Index(fields=['community', 'matter'], name='part_by_matter'), models.Index(fields=['addressee_scope', 'state', 'due_at'], name='part_by_addressee')],
                'constraints': [models.UniqueConstraint(fields=('community', 'client_key'), name='part_key_once'), models.UniqueConstraint(condition=models.Q(('state__in', ['asked', 'accepted'])), fields=('community', 'matter', 'addressee_post'), name='part_open_once')],
            },
        ),
        migrations.AddIndex(
            model_name='step',
            index=models.Index(fields=['community', 'matter', 'at', 'id'], name='step_trail'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.UniqueConstraint(fields=('community', 'client_key'), name='step_key_once'),
        ),
        migrations.AddIndex(
            model_name='matter',
            index=models.Index(fields=['community', 'stage', 'due_at', 'id'], name='matter_by_due'),
        ),
        migrations.AddIndex(
            model_name='matter',
            index=models.Index(fields=['community', 'owner', 'stage', 'due_at'], name='matter_by_owner'),
        ),
        migrations.AddIndex(
            model_name='matter',
            index=models.Index(fields=['community', 'grid', 'stage', 'due_at'], name='matter_by_grid'),
        ),
        migrations.AddIndex(
            model_name='matter',
            index=models.Index(fields=['community', 'raised_by', '-raised_at'], name='matter_by_raiser'),
        ),
        migrations.AddIndex(
            model_name='matter',
            index=models.Index(fields=['community', '-raised_at', '-id'], name='matter_newest'),
        ),
        migrations.AddIndex(
            model_name='matter',
            index=models.Index(condition=models.Q(('stage', 'done')), fields=['stage_at'], name='matter_unanswered'),
        ),
        migrations.AddConstraint(
            model_name='matter',
            constraint=models.UniqueConstraint(fields=('community', 'number'), name='matter_number_once'),
        ),
        migrations.AddConstraint(
            model_name='matter',
            constraint=models.UniqueConstraint(fields=('community', 'client_key'), name='matter_key_once'),
        ),
        migrations.AddConstraint(
            model_name='matter',
            constraint=models.CheckConstraint(condition=models.Q(('stage__in', ['raised', 'owned', 'working', 'done', 'confirmed', 'ended'])), name='matter_stage_known'),
        ),
        migrations.AddConstraint(
            model_name='matter',
            constraint=models.CheckConstraint(condition=models.Q(('outcome', ''), ('stage__in', [linli.engine.matters.kinds.Stage['CONFIRMED'], linli.engine.matters.kinds.Stage['ENDED']]), _connector='OR'), name='matter_outcome_at_end'),
        ),
        Guard("Matter", app_may="SELECT, INSERT, UPDATE", untied=("because_id",)),
        Guard("Step", app_may="SELECT, INSERT"),
        Guard("Part", app_may="SELECT, INSERT, UPDATE (state, answer, answered_at, answered_by, done_at, photos_after)", addressed_by="addressee_scope"),
        Tie("Matter", "because_id"),
    ]
