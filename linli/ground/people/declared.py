"""What the register declares about the personal data it keeps."""

from linli.ground.access.actor import Actor
from linli.ground.base.declare import Importer, Keeping, Menu, importers, keepings, menus
from linli.ground.base.words import N_
from linli.ground.people.register.opening import open_roster
from linli.ground.people.register.undoing import take_back
from linli.ground.people.register.writing import write
from linli.ground.people.roster.told import ROSTER

LAW = N_("居民委员会组织法；履行法定职责（个人信息保护法第13条第3项）")
for model, path, purpose in (
    ("people.Person", "self", N_("知道社区里住着谁，好服务")),
    ("people.ContactPoint", "person", N_("有事联系得上")),
    ("people.Household", "membership.person", N_("知道一家人怎么称呼")),
    ("people.Spell", "membership.person", N_("知道一家人住哪扇门")),
    ("people.Membership", "person", N_("知道谁和谁是一家")),
):
    keepings.add(
        Keeping(
            model,
            person=path,
            purpose=purpose,
            basis=LAW,
            retention=N_("在册期间及迁出后2年"),
            erase="blank" if model in ("people.Person", "people.Household") else "drop",
            merge="move",
            leave="end",
        )
    )
keepings.add(
    Keeping(
        "people.RegisterEvent", person="persons", purpose=N_("谁在什么时候改过名册，改错了能撤回"), basis=LAW,
        retention=N_("改动后2年"), erase="blank", merge="keep", leave="keep",
    )
)  # fmt: skip


def keeps_the_register(actor: Actor) -> bool:
    """Secretary, duty and clerk of a community: those who see all of it."""
    return bool(actor.whole)


def works_with_homes(actor: Actor) -> bool:
    return actor.is_staff


menus.add(Menu("homes", N_("家家户户"), "homes", "door", shown=works_with_homes, order=20))
importers.add(
    Importer(
        "roster",
        title=N_("居民名册"),
        read=open_roster,
        write=write,
        undo=take_back,
        may=keeps_the_register,
        telling=ROSTER,
    )
)
