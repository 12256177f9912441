"""Three years after a text was last looked at it is a line in a list: no words, nobody's name, no consent."""

from linli.ground.base.declare import Forgetting, forgettings

YEARS = 3 * 365
WITHDRAWN = {"text__state": "withdrawn"}

forgettings.add(Forgetting("publish.Consent", days=YEARS, since="at", where=WITHDRAWN))
forgettings.add(
    Forgetting("publish.Look", days=YEARS, since="at", where=WITHDRAWN, blanks={"account_id": None, "said": ""})
)
forgettings.add(
    Forgetting(
        "publish.PublicText", days=YEARS, since="made_at", where={"state": "withdrawn"},
        blanks={"title": "（已删）", "words": ""},
    )
)  # fmt: skip
