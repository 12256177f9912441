"""What the engine declares: counts, the opener of its photos, its ticks, its notices, what is kept."""

from linli.engine.matters import handover, recount  # noqa: F401  say what hangs on a post, and what the trail counts
from linli.engine.matters.beside import open_at_home
from linli.engine.matters.kinds import STAGE_TITLES, Stage
from linli.engine.matters.queries import may_fetch_photo
from linli.engine.matters.searching import find_matters
from linli.engine.matters.ticks import close_all_unanswered
from linli.engine.notices.sentences import say
from linli.ground.base.declare import (
    Counted,
    Keeping,
    Opener,
    Scheduled,
    Searchable,
    Section,
    counted,
    keepings,
    openers,
    scheduled,
    searchables,
    sections,
)
from linli.ground.base.words import N_

for stage in Stage:
    counted.add(Counted(f"matters.{stage}", STAGE_TITLES[stage], N_("件"), N_("这一天走到这一步的事")))
sections.add(Section("matters", "household", "matters/_open_at_home.html", facts=open_at_home, order=20))
openers.add(Opener("matter", may_fetch_photo))
searchables.add(Searchable("matters", N_("事情"), find_matters, order=30))
scheduled.add(Scheduled("matters.close_unanswered", every=900, run=close_all_unanswered))
say("matter_raised", N_("有一件新的事等您接：{title}（{number}）"))
say("matter_handed", N_("有一件事转到您手上：{title}（{number}）"))
keepings.add(
    Keeping(
        "matters.Matter",
        person="person",
        purpose="把居民反映的事办好",
        basis="居民委员会组织法；履行职责",
        retention="办结后3年",
        erase="blank",
        merge="move",
        leave="keep",
    )
)
keepings.add(
    Keeping(
        "matters.Step",
        person="matter.person",
        purpose="事情怎么一步一步办的",
        basis="履行职责",
        retention="办结后3年",
        erase="blank",
        merge="keep",
        leave="keep",
    )
)
keepings.add(
    Keeping(
        "matters.Part",
        person="matter.person",
        purpose="请别的单位一起办",
        basis="履行职责",
        retention="办结后3年",
        erase="blank",
        merge="keep",
        leave="keep",
    )
)
keepings.add(
    Keeping(
        "matters.Follow",
        person="came_from.person",
        purpose="让也遇到的人知道办得怎样",
        basis="履行职责",
        retention="办结后3年",
        erase="keep",
        merge="keep",
        leave="keep",
    )
)
keepings.add(
    Keeping(
        "matters.Slip",
        person="matter.person",
        purpose="没有账号的人凭回执看自己报的事",
        basis="履行职责",
        retention="办结后3年",
        erase="keep",
        merge="keep",
        leave="keep",
    )
)
