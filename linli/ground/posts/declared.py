"""What posts declare to the register: contacts on the page of a household, and what ends when somebody leaves."""

from linli.ground.base.declare import Keeping, Leaver, Menu, Section, keepings, leavers, menus, sections
from linli.ground.base.words import N_
from linli.ground.posts import leaving, link_pages, linking
from linli.ground.posts.sharing import willing

leavers.add(Leaver("posts.Link", persons=linking.end_links_of_persons, households=linking.end_links_of_households))
leavers.add(Leaver("posts.Contact", persons=willing.end_contacts))
leavers.add(Leaver("accounts.Standing", persons=leaving.end_standings))
leavers.add(Leaver("accounts.JoinCode", persons=leaving.end_codes))
leavers.add(Leaver("posts.Holding", persons=leaving.end_holdings))
keepings.add(
    Keeping(
        "posts.Link", person="person", purpose=N_("每一户都有人联系"), basis=N_("居民委员会组织法；履行职责"),
        retention=N_("在册期间及迁出后2年"), erase="drop", merge="move", leave="end",
    )
)  # fmt: skip
keepings.add(
    Keeping(
        "posts.RegionHolding", person="account_id", purpose=N_("街道的岗位上是谁"), basis=N_("履行职责"),
        retention=N_("任期结束后10年"), erase="blank", merge="keep", leave="keep",
    )
)  # fmt: skip
keepings.add(
    Keeping(
        "posts.Contact", person="person", purpose=N_("谁愿意照看邻居"), basis=N_("本人愿意；履行职责"),
        retention=N_("在册期间及不当以后2年"), erase="drop", merge="move", leave="end",
    )
)  # fmt: skip
menus.add(Menu("contacts", N_("户户有人联"), "contacts", "home", shown=lambda actor: bool(actor.whole), order=25))
sections.add(Section("contacts", "household", "posts/_contacts.html", facts=link_pages.contact_section, order=10))
