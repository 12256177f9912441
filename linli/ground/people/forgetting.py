"""Who moved away or died is known for two years; then his row stays as a number among numbers."""

from linli.ground.base.declare import Forgetting, forgettings

YEARS = 2 * 365
NOBODY = {
    "name": "", "sort_key": "", "search_tokens": [], "sex": "0", "born_on": None, "id_sealed": None, "id_index": None,
    "politics_sealed": None, "ethnicity": "", "education": "", "marital": "", "employer": "", "hukou": "", "note": "",
}  # fmt: skip

forgettings.add(Forgetting("people.ContactPoint", days=YEARS, since="person__ended_on"))
forgettings.add(Forgetting("people.Membership", days=YEARS, since="person__ended_on"))
forgettings.add(Forgetting("people.Spell", days=YEARS, since="household__ended_on"))
forgettings.add(Forgetting("people.Household", days=YEARS, since="ended_on", blanks={"called": ""}))
forgettings.add(Forgetting("people.Person", days=YEARS, since="ended_on", blanks=NOBODY))
# who changed the register when stays; what it said before goes, and with it the undo
forgettings.add(
    Forgetting("people.RegisterEvent", days=YEARS, since="at", blanks={"lines": [], "rows": [], "note": ""})
)
