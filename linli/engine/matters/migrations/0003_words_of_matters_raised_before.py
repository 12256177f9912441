"""What was raised before tokens were kept is found by its title too. May be run again: only rows without tokens are read."""

from itertools import pairwise

from django.db import migrations

BATCH = 500


def fill(apps, editor):
    Matter = apps.get_model("matters", "Matter")
    bare = Matter.objects.filter(search_tokens=[])
    last = None
    while rows := list((bare.filter(id__gt=last) if last else bare).order_by("id")[:BATCH]):
        for row in rows:
            row.search_tokens = pairs("".join(row.title.split()).lower())
        Matter.objects.bulk_update(rows, ["search_tokens"])
        last = rows[-1].id


def pairs(text):
    return list(dict.fromkeys(first + second for first, second in pairwise(text)))


class Migration(migrations.Migration):
    dependencies = [("matters", "0002_matter_is_found_by_words")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
