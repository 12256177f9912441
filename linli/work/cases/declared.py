"""What cases declare to the floors below: their kind, notices, menu entry, what is kept."""

from linli.engine.notices.sentences import say
from linli.ground.base.declare import Keeping, Menu, SealedColumn, keepings, menus, sealed_columns
from linli.ground.base.words import N_
from linli.ground.people.sealing import PHONE
from linli.ground.posts.founding import Founding, foundings
from linli.work.cases import defaults, kind, panels, queries  # noqa: F401  kind and panels register themselves
from linli.work.cases.catalogue import begin

say("case_accept", N_("您反映的“{title}”有人管了。"))
say("case_work", N_("您反映的“{title}”有新进展。"))
say("case_hand", N_("您反映的“{title}”换了一个岗来管，期限不变。"))
say("case_fix", N_("“{title}”办好了，请您看看、评一评。"))
say("case_refer", N_("“{title}”不归社区管，我们写明了该找谁。"))
say("case_close", N_("“{title}”一直没等到您的回话，先结了；没好随时再说。"))
say("owner_case_rate", N_("邻居评了“{title}”。"))
say("owner_case_back", N_("邻居说“{title}”没办好，接着办。"))
say("owner_case_withdraw", N_("邻居撤回了“{title}”。"))
say("owner_case_part_accept", N_("请的人接了“{title}”。"))
say("owner_case_part_decline", N_("请的人办不了“{title}”，要另想办法。"))
say("owner_case_part_done", N_("请的人办好了“{title}”。"))
say("case_back_twice", N_("“{title}”被退回 {times} 次了，请您过问一下。"))

menus.add(
    Menu("cases", N_("大事小情"), "cases", "task", shown=lambda actor: actor.is_staff, order=40, count=queries.late_for)
)
menus.add(Menu("routes", N_("分派规则"), "routes", "go", shown=lambda actor: bool(actor.whole), order=45))
foundings.add(Founding("cases", begin))
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
sealed_columns.add(SealedColumn("cases.Case", "phone_sealed", PHONE))
