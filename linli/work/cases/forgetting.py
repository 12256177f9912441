"""Three years after it was closed, a case keeps its category and its stars, and forgets the words and the phone."""

from linli.engine.matters.kinds import Stage
from linli.ground.base.declare import Forgetting, forgettings

for model, blanks in (
    ("cases.Case", {"words": "", "answers": {}, "spot": "", "called": "", "phone_sealed": None}),
    ("cases.Outside", {"answer": ""}),
):
    forgettings.add(
        Forgetting(
            model, days=3 * 365, since="matter__stage_at",
            where={"matter__stage__in": (Stage.CONFIRMED, Stage.ENDED)}, blanks=blanks,
        )
    )  # fmt: skip
forgettings.add(
    Forgetting(
        "cases.PublicPhoto", days=3 * 365, since="matter__stage_at",
        where={"matter__stage__in": (Stage.CONFIRMED, Stage.ENDED)},
    )
)  # fmt: skip
