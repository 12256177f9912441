"""What publish declares: the finders of the ground, its menu, what becomes of what it keeps."""

from linli.engine.publish.finders.doors import find_doors
from linli.engine.publish.finders.names import find_names
from linli.engine.publish.finders.numbers import find_id_numbers, find_phones
from linli.ground.base.declare import Finder, Keeping, Menu, finders, keepings, menus
from linli.ground.base.words import N_

finders.add(Finder("names", find_names))
finders.add(Finder("phones", find_phones))
finders.add(Finder("id_numbers", find_id_numbers))
finders.add(Finder("doors", find_doors))
menus.add(Menu("publish", N_("公开的话"), "publish", "talk", shown=lambda actor: bool(actor.whole), order=85))
for model, person, purpose, erase in (
    ("publish.PublicText", "by_account", N_("对外说了什么，说得清"), "keep"),
    ("publish.Look", "account_id", N_("谁看过、谁公开的，说得清"), "keep"),
    ("publish.Consent", "person", N_("证明本人同意过公开姓名"), "keep"),
):
    keepings.add(
        Keeping(
            model,
            person=person,
            purpose=purpose,
            basis=N_("政府信息公开和个人信息保护法第25条"),
            retention=N_("写下3年后，撤回的就删"),
            erase=erase,
            merge="move" if person == "person" else "keep",
            leave="keep",
        )
    )
