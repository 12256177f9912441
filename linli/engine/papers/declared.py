"""What papers declares: its menu, what the clock owes it, and what becomes of the personal data in what an import changed."""

from linli.engine.papers import defaults  # noqa: F401  the settings declare themselves
from linli.engine.papers.ledgers.queries import has_ledgers
from linli.engine.papers.ledgers.sweeping import sweep_exports
from linli.engine.papers.sweeping import sweep
from linli.ground.base.declare import Keeping, Menu, Scheduled, keepings, menus, scheduled
from linli.ground.base.words import N_

for model, person in (("papers.ImportRow", "row_id"), ("papers.ImportMade", "row_ids")):
    keepings.add(
        Keeping(
            model,
            person=person,
            purpose=N_("导错了能撤回"),
            basis=N_("履行职责"),
            retention=N_("2年"),
            erase="blank",
            merge="keep",
            leave="keep",
        )
    )
menus.add(Menu("papers", N_("名册导入"), "papers", "book", shown=lambda actor: bool(actor.whole), order=80))
menus.add(Menu("ledgers", N_("台账"), "ledgers", "book", shown=has_ledgers, order=79))
scheduled.add(Scheduled("papers.exports", every=1800, run=sweep_exports))
scheduled.add(Scheduled("papers.sweep", every=24 * 3600, run=sweep))
keepings.add(
    Keeping(
        "papers.ImportBatch",
        person="by_account",
        purpose=N_("看得清名册是怎么导进来的"),
        basis=N_("履行职责"),
        retention=N_("2年"),
        erase="blank",  # findings may quote a cell; the counts stay
        merge="keep",
        leave="keep",
    )
)
keepings.add(
    Keeping(
        "papers.Export", person="by_account", purpose=N_("查得到谁把哪本台账拿出去过"), basis=N_("个人信息保护法第51条"),
        retention=N_("3年"), erase="keep", merge="keep", leave="keep",
    )
)  # fmt: skip
