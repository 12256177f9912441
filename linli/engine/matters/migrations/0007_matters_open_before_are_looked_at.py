"""What was open before the clocks came is looked at when its time is over. May be run again: only rows without a look."""

from django.db import migrations
from django.db.models import F

BATCH = 500


def fill(apps, editor):
    for name, open_ in (("Matter", {"stage__in": ["raised", "owned", "working"]}), ("Part", {"state__in": ["asked", "accepted"]})):
        table = apps.get_model("matters", name)
        bare = table.objects.filter(next_look=None, **open_).order_by("id")
        while ids := list(bare.values_list("id", flat=True)[:BATCH]):
            table.objects.filter(id__in=ids).update(next_look=F("due_at"))


class Migration(migrations.Migration):
    dependencies = [("matters", "0006_clocks_of_a_matter")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
