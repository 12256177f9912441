"""Short ways to a matter in some state, by the product's own actions. Who is not named is the usual one."""

import io
from datetime import timedelta
from functools import cache

from PIL import Image

from linli.engine.matters.actions.asking import ask_body
from linli.engine.matters.models import Step
from linli.engine.matters.queries import find_matter
from linli.ground.base.clock import now
from linli.work.cases.actions import report_case


@cache
def photo() -> bytes:
    """A small grey picture, as a phone would send it."""
    out = io.BytesIO()
    Image.new("RGB", (64, 48), "grey").save(out, "JPEG")
    return out.getvalue()


def report(q, role="resident", *, grid=0, category="B01", words="门口的井盖裂了一块，怕踩空。", photos=1, **more):
    """A case in the building of a grid."""
    facts = dict(category=category, place=q.buildings[grid], words=words, photos=[photo()] * photos)
    return report_case(actor=q.actor(role), community=q.community, **(facts | more))


def ask(q, matter, role="worker1", body="unit2", *, hours=48, photos=(), **more):
    """A unit is asked for help by who owns the matter."""
    actor = q.actor(role)
    return ask_body(
        find_matter(actor, matter.id), q.bodies[body], actor=actor, words="请换一个井盖。",
        due_at=now() + timedelta(hours=hours), category_title="井盖破损", place_line="小区1 1号楼", photos=list(photos),
        **more,
    )  # fmt: skip


def trail(matter) -> list[str]:
    """The words of the steps, in order."""
    steps = Step.objects.filter(community_id=matter.community_id, matter=matter)
    return list(steps.order_by("at", "id").values_list("word", flat=True))
