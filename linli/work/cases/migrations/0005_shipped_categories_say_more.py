"""Categories that came with an older program learn who leads, what to ask and whom to call; what anybody decided stays."""

import csv
from pathlib import Path

from django.db import migrations

FILE = Path(__file__).parents[1] / "categories.csv"
WORDS = ("lead", "helpers", "call_first", "department", "department_phone", "known_as")


def say_more(apps, editor):
    Category = apps.get_model("cases", "Category")
    rows = list(Category.objects.filter(source="", questions=[], known_as=""))
    if not rows:
        return
    with FILE.open(encoding="utf-8", newline="") as lines:
        shipped = {row["code"]: row for row in csv.DictReader(lines)}
    rows = [row for row in rows if row.code in shipped]
    for row in rows:
        said = shipped[row.code]
        for word in WORDS:
            setattr(row, word, said[word])
        row.not_ours = said["not_ours"] == "1"
        row.questions = [question for question in said["questions"].split("|") if question]
        row.limits = dict(limit.split("=") for limit in said["limits"].split())
    Category.objects.bulk_update(rows, (*WORDS, "not_ours", "questions", "limits"))


class Migration(migrations.Migration):

    dependencies = [("cases", "0004_categories_with_a_source")]

    operations = [migrations.RunPython(say_more, migrations.RunPython.noop)]
