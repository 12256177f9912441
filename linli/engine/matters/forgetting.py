"""Three years after it was closed, a matter keeps its kind, its place and its times, and forgets for whom and in whose words."""

from linli.engine.matters.kinds import Stage
from linli.engine.matters.models import Follow, Matter, Part, Slip, Step
from linli.ground.base.declare import Forgetting, forgettings
from linli.ground.files.forgetting import drop_photos

YEARS = 3 * 365
CLOSED = (Stage.CONFIRMED, Stage.ENDED)
# Lists show a title: a gap would look like a fault.
GONE = "（已删）"

for model, path, blanks in (
    (Step, "matter__", {"said": "", "account_id": None}),
    (
        Part,
        "matter__",
        {"words": "", "answer": "", "photos": [], "photos_after": [], "answered_by": None, "why": "", "talk": []},
    ),
    (Matter, "", {"title": GONE, "search_tokens": [], "person": None, "household": None, "raised_by": None}),
):
    forgettings.add(
        Forgetting(
            model._meta.label, days=YEARS, since=f"{path}stage_at", where={f"{path}stage__in": CLOSED}, blanks=blanks,
            first=drop_photos if model is Matter else None,
        )
    )  # fmt: skip

for model in (Follow, Slip):  # in this order: who follows by a slip points at it
    forgettings.add(
        Forgetting(
            model._meta.label, days=YEARS, since="matter__stage_at", where={"matter__stage__in": CLOSED}, blanks={}
        )
    )
