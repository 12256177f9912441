"""What cases declare to the floors below: their kind, notices, menu entry, what is kept."""

from linli.engine.notices.sentences import say
from linli.ground.base.declare import (
    Importer,
    Keeping,
    Menu,
    Scheduled,
    SealedColumn,
    importers,
    keepings,
    menus,
    scheduled,
    sealed_columns,
)
from linli.ground.base.words import N_
from linli.ground.people.sealing import PHONE
from linli.ground.posts.founding import Founding, foundings
from linli.work.cases import defaults, kind, panels, queries  # noqa: F401  kind and panels register themselves
from linli.work.cases.catalogue import begin
from linli.work.cases.naming import name_anew
from linli.work.cases.outside.reading import open_orders
from linli.work.cases.outside.told import ORDERS
from linli.work.cases.outside.undoing import take_back
from linli.work.cases.outside.writing import write
from linli.work.cases.phrases import begin_phrases

say("case_accept", N_("“{title}”有人管了。"))
say("case_work", N_("“{title}”有新进展。"))
say("case_pause", N_("“{title}”先停一停，写明了在等什么、哪天接着办。"))
say("case_resume", N_("“{title}”接着办了。"))
say("owner_case_resume", N_("“{title}”停的时间到了，接着办。"))
say("case_hand", N_("“{title}”换了一个岗来管，期限不变。"))
say("case_fix", N_("“{title}”办好了，请您看看、评一评。"))
say("case_refer", N_("“{title}”不归社区管，我们写明了该找谁。"))
say("case_question", N_("管“{title}”的人想问您一句，请您回一声。"))
say("case_merge", N_("您报的“{title}”和 {into} 合在一起办了，办到哪一步照样告诉您。"))
say("case_part", N_("“{title}”又单独办了。"))
say("case_verify", N_("“{title}”另有一人去看过，办好了。"))
say("case_not_yet", N_("“{title}”另有一人去看过，还没好，接着办。"))
say("case_close", N_("“{title}”一直没等到您的回话，先结了；没好随时再说。"))
say("case_grade", N_("“{title}”的急缓改了，看看新的期限。"))
say("owner_case_grade", N_("“{title}”的分类或急缓改了，看看新的期限。"))
say("owner_case_rate", N_("邻居评了“{title}”。"))
say("owner_case_back", N_("邻居说“{title}”没办好，接着办。"))
say("owner_case_add", N_("报“{title}”的邻居又补了几句。"))
say("owner_case_reply", N_("报“{title}”的邻居回话了。"))
say("owner_case_reopen", N_("“{title}”又打开了：邻居说还是不好。"))
say("owner_case_part", N_("“{title}”又分开单独办了。"))
say("owner_case_verify", N_("“{title}”另有一人看过，办好了。"))
say("owner_case_not_yet", N_("“{title}”另有一人看过，还没好，接着办。"))
say("case_appeal", N_("“{title}”打开过 {times} 次了，邻居还说不好，请您看怎么办。"))
say("owner_case_withdraw", N_("邻居撤回了“{title}”。"))
say("owner_case_part_accept", N_("请的人接了“{title}”。"))
say("owner_case_part_decline", N_("请的人办不了“{title}”，要另想办法。"))
say("owner_case_part_done", N_("请的人办好了“{title}”。"))
say("case_back_twice", N_("“{title}”被退回 {times} 次了，请您过问一下。"))

menus.add(
    Menu("cases", N_("大事小情"), "cases", "task", shown=lambda actor: actor.is_staff, order=40, count=queries.late_for)
)
menus.add(Menu("phrases", N_("常用话"), "phrases", "talk", shown=lambda actor: bool(actor.whole), order=46))
menus.add(Menu("categories", N_("事项分类"), "categories", "key", shown=lambda actor: bool(actor.whole), order=44))
menus.add(Menu("outside", N_("12345来的事"), "outside", "phone", shown=lambda actor: bool(actor.whole), order=43))
menus.add(Menu("late", N_("超期"), "late_cases", "clock", shown=lambda actor: bool(actor.whole), order=42))
menus.add(Menu("tell", N_("要当面说的"), "tell", "talk", shown=lambda actor: actor.is_staff, order=42))
menus.add(Menu("routes", N_("分派规则"), "routes", "go", shown=lambda actor: bool(actor.whole), order=45))
menus.add(Menu("doors", N_("楼门码"), "doors", "pin", shown=lambda actor: bool(actor.whole), order=46))
importers.add(
    Importer(
        "orders", title=N_("12345等转来的工单"), read=open_orders, write=write, undo=take_back,
        may=lambda actor: bool(actor.whole), telling=ORDERS,
    )
)  # fmt: skip
foundings.add(Founding("cases", begin))
foundings.add(Founding("phrases", begin_phrases))
scheduled.add(Scheduled("cases.name_anew", every=300, run=name_anew))
keepings.add(
    Keeping(
        "cases.Case",
        person="matter.person",
        purpose="把居民反映的事办好",
        basis="居民委员会组织法；履行职责",
        retention="办结后3年",
        erase="blank",
        merge="keep",
        leave="keep",
    )
)
keepings.add(
    Keeping(
        "cases.Outside",
        person="matter.person",
        purpose="和12345等平台对得上号",
        basis="履行职责",
        retention="办结后3年",
        erase="blank",
        merge="keep",
        leave="keep",
    )
)
keepings.add(
    Keeping(
        "cases.PublicPhoto",
        person="by_account",
        purpose="哪张照片是谁放出去的，说得清",
        basis="履行职责",
        retention="办结后3年",
        erase="keep",
        merge="keep",
        leave="keep",
    )
)
sealed_columns.add(SealedColumn("cases.Case", "phone_sealed", PHONE))
