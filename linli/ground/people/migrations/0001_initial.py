import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import linli.ground.base.ids
import linli.ground.regions.scoped
from django.db import migrations, models
from linli.ground.regions.operations import Guard


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('base', '0001_initial'),
        ('places', '0001_initial'),
        ('regions', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Household',
            fields=[
                ('id', models.UUIDField(default=linli.ground.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('version', models.IntegerField(default=1)),
                ('called', models.CharField(blank=True, max_length=60)),
                ('origin_id', models.UUIDField(null=True)),
                ('ended_on', models.DateField(null=True)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.community')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.UUIDField(default=linli.ground.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('version', models.IntegerField(default=1)),
                ('name', models.CharField(max_length=60)),
                ('sort_key', models.CharField(db_collation='C', max_length=160)),
                ('search_tokens', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), default=list, size=None)),
                ('sex', models.CharField(choices=[('1', '男'), ('2', '女'), ('0', '未知')], default='0', max_length=1)),
                ('born_on', models.DateField(null=True)),
                ('id_sealed', models.BinaryField(null=True)),
                ('id_index', models.CharField(max_length=16, null=True)),
                ('politics_sealed', models.BinaryField(null=True)),
                ('ethnicity', models.CharField(blank=True, max_length=20)),
                ('education', models.CharField(blank=True, max_length=20)),
                ('marital', models.CharField(blank=True, max_length=20)),
                ('employer', models.CharField(blank=True, max_length=120)),
                ('hukou', models.CharField(blank=True, max_length=200)),
                ('hukou_here', models.BooleanField(null=True)),
                ('note', models.TextField(blank=True)),
                ('origin_id', models.UUIDField(null=True)),
                ('ended_on', models.DateField(null=True)),
                ('ended_why', models.CharField(blank=True, max_length=20)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.community')),
            ],
            options={
                'verbose_name_plural': 'people',
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.UUIDField(default=linli.ground.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('version', models.IntegerField(default=1)),
                ('relation', models.CharField(blank=True, max_length=20)),
                ('is_head', models.BooleanField(default=False)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(null=True)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.community')),
                ('household', linli.ground.regions.scoped.ScopedFK(on_delete=django.db.models.deletion.PROTECT, to='people.household')),
                ('person', linli.ground.regions.scoped.ScopedFK(on_delete=django.db.models.deletion.PROTECT, to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='ContactPoint',
            fields=[
                ('id', models.UUIDField(default=linli.ground.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('version', models.IntegerField(default=1)),
                ('sealed', models.BinaryField()),
                ('whole_index', models.CharField(max_length=16)),
                ('tail_index', models.CharField(max_length=16)),
                ('ended_on', models.DateField(null=True)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.community')),
                ('person', linli.ground.regions.scoped.ScopedFK(on_delete=django.db.models.deletion.PROTECT, to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='Spell',
            fields=[
                ('id', models.UUIDField(default=linli.ground.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('version', models.IntegerField(default=1)),
                ('tenure', models.CharField(choices=[('owned', '自住'), ('rented', '租住')], default='owned', max_length=8)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(null=True)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.community')),
                ('dwelling', linli.ground.regions.scoped.ScopedFK(on_delete=django.db.models.deletion.PROTECT, to='places.place')),
                ('household', linli.ground.regions.scoped.ScopedFK(on_delete=django.db.models.deletion.PROTECT, to='people.household')),
            ],
        ),
        migrations.AddIndex(
            model_name='person',
            index=django.contrib.postgres.indexes.GinIndex(fields=['search_tokens'], name='person_tokens'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(fields=['community', 'sort_key', 'id'], name='person_by_name'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.UniqueConstraint(fields=('community', 'id_index'), name='person_id_once'),
        ),
        migrations.AddIndex(
            model_name='membership',
            index=models.Index(fields=['community', 'person'], name='membership_by_person'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(condition=models.Q(('valid_to', None)), fields=('community', 'household', 'person'), name='membership_current_once'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='membership_days'),
        ),
        migrations.AddIndex(
            model_name='contactpoint',
            index=models.Index(fields=['community', 'person'], name='contact_by_person'),
        ),
        migrations.AddIndex(
            model_name='contactpoint',
            index=models.Index(fields=['community', 'tail_index'], name='contact_by_tail'),
        ),
        migrations.AddIndex(
            model_name='contactpoint',
            index=models.Index(fields=['community', 'whole_index'], name='contact_by_whole'),
        ),
        migrations.AddConstraint(
            model_name='contactpoint',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_on', None)), fields=('community', 'person', 'whole_index'), name='contact_once'),
        ),
        migrations.AddIndex(
            model_name='spell',
            index=models.Index(fields=['community', 'dwelling'], name='spell_by_dwelling'),
        ),
        migrations.AddConstraint(
            model_name='spell',
            constraint=models.UniqueConstraint(condition=models.Q(('valid_to', None)), fields=('community', 'household'), name='spell_current_once'),
        ),
        migrations.AddConstraint(
            model_name='spell',
            constraint=models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='spell_days'),
        ),
        Guard("Person"),
        Guard("ContactPoint"),
        Guard("Household"),
        Guard("Spell"),
        Guard("Membership"),
    ]
