"""Takes an import of orders back: what nobody has touched since goes without a trace, news is unsaid, the rest stays."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connection

from linli.engine.matters.models import Follow, Matter, Step
from linli.ground.base.scope import cross_community
from linli.work.cases.models import Case, Outside, PublicPhoto
from linli.work.cases.outside.writing import NEWS, count_all, plain

EDITED, REFERRED = "edited", "referred"
AT_ONCE = 1_000
MOMENTS = ("due_at", "closed_at")


def take_back(rows: Iterable, community: int, recorder) -> dict[str, Any]:
    """In numbers: what went, what came back, what stays and why."""
    rows = list(rows)
    made = [r.row_id for r in rows if r.before is None]
    altered = {r.row_id: r.before for r in rows if r.before is not None}
    stays: dict[str, Counter] = {EDITED: Counter(), REFERRED: Counter()}
    back = unsay(altered, community)
    stays[EDITED]["orders"] += len(altered) - back
    gone = 0
    for at in range(0, len(made), AT_ONCE):
        gone += remove(made[at : at + AT_ONCE], community, stays)
    return {
        "removed": {"orders": gone} if gone else {},
        "restored": {"orders": back} if back else {},
        "stays": {why: dict(words) for why, words in stays.items() if words["orders"]},
    }


def unsay(altered: dict, community: int) -> int:
    """Rows that still say what the import wrote say again what they said before."""
    back = []
    for row in Outside.objects.filter(community_id=community, id__in=list(altered)).select_for_update():
        was, wrote = altered[row.id]["was"], altered[row.id]["wrote"]
        if all(plain(getattr(row, name)) == value for name, value in wrote.items()):
            for name, value in was.items():
                setattr(row, name, datetime.fromisoformat(value) if name in MOMENTS and value else value)
            back.append(row)
    Outside.objects.filter(community_id=community).bulk_update(back, NEWS, batch_size=AT_ONCE)
    return len(back)


def remove(ids: list, community: int, stays: dict[str, Counter]) -> int:
    """Matters at their first version go with all that is theirs; their counts are taken off the days they stood on."""
    there = Matter.objects.filter(community_id=community, id__in=ids).select_for_update()
    versions = dict(there.values_list("id", "version"))
    going = {id for id, version in versions.items() if version == 1}
    stays[EDITED]["orders"] += len(versions) - len(going)
    held = hung_on(going, community)
    stays[REFERRED]["orders"] += len(held)
    going -= held
    if going:
        uncount(going, community)
        with cross_community("an import is taken back with its trail"):  # a page may not delete what happened
            for model, column in ((Step, "matter_id"), (Case, "matter_id"), (Outside, "matter_id"), (Matter, "id")):
                rows = model._base_manager.filter(community_id=community, **{f"{column}__in": going})
                rows._raw_delete(connection.alias)
    return len(going)


def hung_on(ids: set, community: int) -> set:
    """Those that somebody follows, that others were merged into or came from, or of which a photo was let out."""
    here = {"community_id": community}
    held = set(Follow.objects.filter(**here, matter_id__in=ids).values_list("matter_id", flat=True))
    held |= set(Matter.objects.filter(**here, merged_into_id__in=ids).values_list("merged_into_id", flat=True))
    held |= set(PublicPhoto.objects.filter(**here, matter_id__in=ids).values_list("matter_id", flat=True))
    steps = Matter.objects.filter(**here, because__matter_id__in=ids).values_list("because__matter_id", flat=True)
    return held | set(steps)


def uncount(ids: set, community: int) -> None:
    steps = Step.objects.filter(community_id=community, matter_id__in=ids)
    rows = steps.values_list("stage", "at", "matter__grid_id", "matter__category")
    count_all(community, ((f"matters.{stage}", *rest) for stage, *rest in rows), -1)
    over = Matter.objects.filter(community_id=community, id__in=ids).exclude(outcome="")
    ends = over.values_list("outcome", "stage_at", "grid_id", "category")
    count_all(community, ((f"outcomes.{outcome}", *rest) for outcome, *rest in ends), -1)
