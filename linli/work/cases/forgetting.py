"""Three years after it was closed, a case keeps its category and its stars, and forgets the words and the phone."""

from linli.engine.matters.kinds import Stage
from linli.ground.base.declare import Forgetting, forgettings

forgettings.add(
    Forgetting(
        "cases.Case", days=3 * 365, since="matter__stage_at",
        where={"matter__stage__in": (Stage.CONFIRMED, Stage.ENDED)},
        blanks={"words": "", "spot": "", "called": "", "phone_sealed": None},
    )
)  # fmt: skip
