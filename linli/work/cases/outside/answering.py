"""Answer another system's order, and write down what it was told when it called back."""

from uuid import UUID

from django.utils.translation import gettext as _

from linli.engine.matters.actions.working import step_before, take_step
from linli.engine.matters.models import Step
from linli.ground.access.actor import Actor
from linli.ground.base.clock import now
from linli.ground.base.errors import Invalid
from linli.work.cases.models import Outside
from linli.work.cases.outside.closing import close_by
from linli.work.cases.outside.words import DISSATISFIED, NOT_REACHED, SATISFIED

WORDS = (*SATISFIED, *DISSATISFIED, *NOT_REACHED)


def answer_order(row: Outside, *, actor: Actor, answer: str, client_key: UUID | None = None) -> Step:
    """Marked as answered, with the words we gave. Answered again, the later words stand and the trail keeps both."""
    if not answer.strip():
        raise Invalid(_("请写清楚怎么办的，平台要凭它回访。"))
    if client_key and (known := step_before(row.matter, client_key)):
        return known
    step = take_step(row.matter, "outside_answer", actor=actor, said=answer, client_key=client_key)
    row.answer, row.answered_at = answer.strip(), now()
    row.save(update_fields=["answer", "answered_at"])
    return step


def record_call(
    row: Outside, *, actor: Actor, contacted: bool | None, solved: bool | None, satisfied: str,
    client_key: UUID | None = None,
) -> Step:  # fmt: skip
    """What the caller said to the other side. Content, the case is over; not content, its owner reads it in the trail."""
    if satisfied and satisfied not in WORDS:
        raise Invalid(_("请从列出来的里面选。"))
    if (contacted, solved, satisfied) == (None, None, ""):
        raise Invalid(_("三样都没填，没有可记的。"))
    if client_key and (known := step_before(row.matter, client_key)):
        return known
    step = take_step(
        row.matter, "outside_call", actor=actor, said=told(contacted, solved, satisfied), client_key=client_key
    )
    row.contacted, row.solved, row.satisfied = contacted, solved, satisfied
    row.save(update_fields=["contacted", "solved", "satisfied"])
    if satisfied in SATISFIED and row.answered_at and solved is not False:
        close_by(row)
    return step


def told(contacted: bool | None, solved: bool | None, satisfied: str) -> str:
    """联系了 · 解决了 · 满意."""
    lines = [
        {True: _("联系了"), False: _("没联系")}.get(contacted, ""),
        {True: _("解决了"), False: _("没解决")}.get(solved, ""),
        satisfied,
    ]
    return " · ".join(filter(None, lines))
