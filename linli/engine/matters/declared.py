"""What the engine declares: counts, the opener of its photos, its ticks, its notices, what is kept."""

from linli.engine.matters import handover, recount  # noqa: F401  say what hangs on a post, and what the trail counts
from linli.engine.matters.beside import open_at_home
from linli.engine.matters.kinds import OUTCOME_TITLES, STAGE_TITLES, Outcome, Stage
from linli.engine.matters.queries import may_fetch_photo
from linli.engine.matters.searching import find_matters
from linli.engine.matters.ticks import close_all_unanswered, look_at_all
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
for outcome in Outcome:
    counted.add(Counted(f"outcomes.{outcome}", OUTCOME_TITLES[outcome], N_("件"), N_("这一天这样结束的事")))
sections.add(Section("matters", "household", "matters/_open_at_home.html", facts=open_at_home, order=20))
openers.add(Opener("matter", may_fetch_photo))
searchables.add(Searchable("matters", N_("事情"), find_matters, order=30))
scheduled.add(Scheduled("matters.close_unanswered", every=900, run=close_all_unanswered))
scheduled.add(Scheduled("matters.look", every=60, run=look_at_all))
say("matter_raised", N_("有一件新的事等您接：{title}（{number}）"))
say("matter_joined", N_("又有一位邻居也遇到了：{title}（{number}）"))
say("part_asked", N_("社区请你们来办一件事：{category}（{number}）"))
say("part_recalled", N_("不用你们办了：{category}（{number}）"))
say("part_talked", N_("社区回了你们的话：{category}（{number}）"))
say("owner_part_talked", N_("请的人问了一句：{title}（{number}）"))
say("part_rated", N_("社区评了你们办的：{category}（{number}），{stars} 星"))
say("matter_handed", N_("有一件事转到您手上：{title}（{number}）"))
say("matter_given_back", N_("“{title}”退回来了，对方说归“{responsible}”管（{number}）"))
say("matter_to_decide", N_("“{title}”退了 {times} 次，请您定归谁管（{number}）"))
say("matter_soon_acknowledge", N_("快到接的时候了，还没人接：{title}（{number}）"))
say("matter_soon_answer", N_("快到回话的时候了：{title}（{number}）"))
say("matter_soon_close", N_("快到答应的时间了：{title}（{number}）"))
say("matter_late_acknowledge", N_("晚了，还没人接：{title}（{number}）"))
say("matter_late_answer", N_("晚了，报事的人还没等到回话：{title}（{number}）"))
say("matter_late_close", N_("过了答应的时间，还没办完：{title}（{number}）"))
say("matter_came_up", N_("“{owner}”的一件事晚了，请您过问：{title}（{number}）"))
say("matter_asks_you", N_("“{owner}”请您帮忙：{title}（{number}）"))
say("matter_went_up", N_("“{title}”（{number}）已经告诉“{above}”，还由您接着办。"))
say("matter_unverified", N_("没留账号的邻居报的事办好了，请派另一个人去看看：{title}（{number}）"))
say("part_due", N_("社区请你们办的过了时间：{title}（{number}）"))
say("owner_part_due", N_("请“{name}”办的过了时间：{title}（{number}）"))
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
