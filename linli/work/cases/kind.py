"""The life of a case, step by step: who may, what must be said, where it leads, what follows."""

from linli.engine.matters.actions.working import tell_owner, tell_raiser
from linli.engine.matters.kinds import (
    CONFIRMED,
    DONE,
    ENDED,
    OPEN,
    OWNED,
    RAISED,
    WORKING,
    Kind,
    Move,
    Outcome,
    register,
)
from linli.engine.matters.rules import has_no_open_part, is_the_clock, raised_it
from linli.ground.base.words import N_
from linli.work.cases.effects import tell_secretary_second_time
from linli.work.cases.rules import nobody, works_on_it

CASE = register(
    Kind(
        word="case",
        title=N_("大事小情"),
        page="case",
        confirm_hours=7 * 24,
        parts_done="fix",
        closed_by="close",
        moves=(
            Move("raise", N_("报一件事"), N_("邻居说了这件事"), (), RAISED, nobody, button=False),
            Move("accept", N_("我来管"), N_("有人管了"), (RAISED,), OWNED, works_on_it),
            Move("work", N_("记一步"), N_("办了一步"), OPEN, WORKING, works_on_it, needs=("said",)),
            Move("ask", N_("请人一起办"), N_("请了人一起办"), OPEN, WORKING, works_on_it, button=False),
            Move("recall", N_("不用办了"), N_("不用对方办了"), OPEN, None, works_on_it, button=False, inner=True),
            Move("part_accept", "", N_("对方接了，正在办"), (), None, nobody, button=False),
            Move("part_decline", "", N_("对方办不了，另想办法"), (), None, nobody, button=False),
            Move("part_done", "", N_("对方办好了"), (), None, nobody, button=False),
            Move("hand", N_("转给别的岗"), N_("换了一个岗来管"), OPEN, RAISED, works_on_it, button=False),
            Move(
                "fix", N_("办好了"), N_("办好了，请报事的邻居看看"), OPEN, DONE,
                (works_on_it & has_no_open_part) | is_the_clock, needs=("said", "photo"),
            ),
            Move("refer", N_("不归社区管"), N_("不归社区管，告诉了该找谁"), OPEN, ENDED, works_on_it,
                 needs=("said",), outcome=Outcome.NOT_OURS),
            Move("rate", N_("评一评"), N_("报事的邻居认可了"), (DONE,), CONFIRMED, raised_it, outcome=Outcome.CONFIRMED, button=False),
            Move("back", N_("没办好"), N_("报事的邻居说没办好，接着办"), (DONE,), WORKING, raised_it, needs=("said",), button=False),
            Move("withdraw", N_("不用办了，撤回"), N_("报事的邻居撤回了"), (RAISED, OWNED), ENDED, raised_it,
                 outcome=Outcome.WITHDRAWN, button=False),
            Move("close", N_("先结"), N_("等了七天没等到回话，先结，随时可以再报"), (DONE,), ENDED, is_the_clock,
                 outcome=Outcome.UNANSWERED, button=False),
        ),
        after={
            "accept": (tell_raiser,),
            "work": (tell_raiser,),
            "hand": (tell_raiser,),
            "fix": (tell_raiser,),
            "refer": (tell_raiser,),
            "close": (tell_raiser,),
            "rate": (tell_owner,),
            "back": (tell_owner, tell_secretary_second_time),
            "withdraw": (tell_owner,),
            "part_accept": (tell_owner,),
            "part_decline": (tell_owner,),
            "part_done": (tell_owner,),
        },
    )
)
