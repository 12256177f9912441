import django.db.models.deletion
import linli.ground.base.ids
import linli.ground.regions.scoped
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
            name='Place',
            fields=[
                ('id', models.UUIDField(default=linli.ground.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('version', models.IntegerField(default=1)),
                ('kind', models.CharField(choices=[('grid', '网格'), ('estate', '小区'), ('building', '楼栋'), ('entrance', '单元'), ('dwelling', '房屋')], max_length=10)),
                ('name', models.CharField(max_length=60)),
                ('path', models.CharField(db_collation='C', max_length=40)),
                ('key', models.CharField(max_length=120)),
                ('line', models.CharField(max_length=120)),
                ('number', models.IntegerField(null=True)),
                ('outline', models.JSONField(null=True)),
                ('vacant', models.BooleanField(default=False)),
                ('closed_at', models.DateTimeField(null=True)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.community')),
                ('parent', linli.ground.regions.scoped.ScopedFK(null=True, on_delete=django.db.models.deletion.PROTECT, to='places.place')),
            ],
        ),
        migrations.CreateModel(
            name='Division',
            fields=[
                ('id', models.UUIDField(default=linli.ground.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('version', models.IntegerField(default=1)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(null=True)),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.community')),
                ('grid', linli.ground.regions.scoped.ScopedFK(on_delete=django.db.models.deletion.PROTECT, to='places.place')),
                ('place', linli.ground.regions.scoped.ScopedFK(on_delete=django.db.models.deletion.PROTECT, to='places.place')),
            ],
        ),
        migrations.AddIndex(
            model_name='place',
            index=models.Index(fields=['community', 'kind'], name='place_by_kind'),
        ),
        migrations.AddConstraint(
            model_name='place',
            constraint=models.UniqueConstraint(condition=models.Q(('closed_at', None)), fields=('community', 'key'), name='place_key_once'),
        ),
        migrations.AddConstraint(
            model_name='place',
            constraint=models.UniqueConstraint(fields=('community', 'path'), name='place_path_once'),
        ),
        migrations.AddIndex(
            model_name='division',
            index=models.Index(fields=['community', 'grid'], name='division_by_grid'),
        ),
        migrations.AddConstraint(
            model_name='division',
            constraint=models.UniqueConstraint(condition=models.Q(('valid_to', None)), fields=('community', 'place'), name='division_current_once'),
        ),
        migrations.AddConstraint(
            model_name='division',
            constraint=models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='division_days'),
        ),
        Guard("Place"),
        Guard("Division"),
    ]
