"""The lives of a data request and of an opening: who may, what must be said, where it leads, what follows."""

from linli.engine.matters.actions.telling import tell_owner, tell_raiser
from linli.engine.matters.kinds import (
    CONFIRMED,
    DONE,
    ENDED,
    ESCALATE,
    OPEN,
    OWNED,
    RAISED,
    WORKING,
    Kind,
    Move,
    Outcome,
    register,
)
from linli.engine.matters.rules import is_the_clock, owns_it, raised_it
from linli.ground.base.words import N_
from linli.work.rights.effects import rise_of
from linli.work.rights.rules import answers_it, nobody

SAID = ("said",)
DATA_REQUEST = register(
    Kind(
        word="data_request",
        title=N_("资料请求"),
        page="data_request",
        own_page="my_request",
        closed_by="close",
        rise=rise_of,
        moves=(
            Move("raise", N_("提一个请求"), N_("提了这个请求"), (), RAISED, nobody, button=False),
            Move("accept", N_("我来办"), N_("有人办了"), (RAISED,), OWNED, answers_it, acknowledges=True),
            Move("fulfil", N_("照办了"), N_("照办了"), OPEN, DONE, answers_it, needs=SAID),
            Move("refuse", N_("不能照办"), N_("不能照办，写明了理由"), OPEN, DONE, answers_it, needs=SAID),
            Move("erase", N_("同意删"), N_("同意删，马上就删"), OPEN, WORKING, answers_it, needs=SAID),
            Move("erase_failed", "", N_("没删成，请再点一次同意删"), (WORKING,), OWNED, is_the_clock, button=False, inner=True),
            Move(ESCALATE, "", N_("告诉了书记"), OPEN, None, is_the_clock, button=False, inner=True),
            Move("erased", "", N_("删好了"), (WORKING,), DONE, is_the_clock, button=False),
            Move(
                "agree", N_("知道了"), N_("提的人认可了"), (DONE,), CONFIRMED, raised_it,
                outcome=Outcome.CONFIRMED, button=False,
            ),
            Move("back", N_("不认可"), N_("提的人不认可，再看"), (DONE,), WORKING, raised_it, needs=SAID, button=False),
            Move(
                "withdraw", N_("不用了，撤回"), N_("提的人撤回了"), (RAISED, OWNED), ENDED, raised_it,
                outcome=Outcome.WITHDRAWN, button=False,
            ),
            Move(
                "close", N_("先结"), N_("答复七天了，先结，随时可以再提"), (DONE,), ENDED, is_the_clock,
                outcome=Outcome.UNANSWERED, button=False,
            ),
        ),
        after={
            "accept": (tell_raiser,),
            "fulfil": (tell_raiser,),
            "refuse": (tell_raiser,),
            "erase": (tell_raiser,),
            "erase_failed": (tell_owner,),
            "erased": (tell_raiser,),
            "back": (tell_owner,),
            "withdraw": (tell_owner,),
        },
    )
)  # fmt: skip
OPENING = register(
    Kind(
        word="opening",
        title=N_("看孩子资料的申请"),
        page="opening",
        own_page="",
        rise=rise_of,
        moves=(
            Move("raise", N_("申请"), N_("申请看这份资料"), (), RAISED, nobody, button=False),
            Move(ESCALATE, "", N_("告诉了书记"), OPEN, None, is_the_clock, button=False, inner=True),
            Move("grant", N_("同意"), N_("同意了"), OPEN, CONFIRMED, answers_it, outcome=Outcome.CONFIRMED),
            Move("refuse", N_("不同意"), N_("没有同意"), OPEN, ENDED, answers_it, needs=SAID, outcome=Outcome.REFUSED),
            Move(
                "withdraw", N_("不用了，撤回"), N_("申请的人撤回了"), OPEN, ENDED, raised_it,
                outcome=Outcome.WITHDRAWN, button=False,
            ),
            Move(
                "end", N_("提前收回"), N_("提前收回了"), (CONFIRMED,), ENDED, owns_it, needs=SAID,
                outcome=Outcome.TAKEN_BACK, button=False,
            ),
        ),
        after={
            "grant": (tell_raiser,),
            "refuse": (tell_raiser,),
            "withdraw": (tell_owner,),
            "end": (tell_raiser,),
        },
    )
)  # fmt: skip
