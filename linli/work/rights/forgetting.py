"""Three years after it was answered, a request keeps its sort and its outcome, and forgets the words."""

from linli.engine.matters.kinds import Stage
from linli.ground.base.declare import Forgetting, forgettings

YEARS = 3 * 365
OVER = {"matter__stage__in": (Stage.CONFIRMED, Stage.ENDED)}
WORDS = {"words": "", "answer": "", "called": "", "report": []}

forgettings.add(Forgetting("rights.DataRequest", days=YEARS, since="matter__stage_at", where=OVER, blanks=WORDS))
forgettings.add(
    Forgetting("rights.Opening", days=YEARS, since="matter__stage_at", where=OVER, blanks={"purpose": "", "answer": ""})
)
forgettings.add(Forgetting("rights.Consent", days=YEARS, since="withdrawn_at"))
forgettings.add(Forgetting("rights.Emergency", days=YEARS, since="until"))
