"""Answer what was asked: with words, always with a reason, never by who asked."""

from uuid import UUID

from django.utils.translation import gettext as _

from linli.engine.matters.actions.working import take_step
from linli.engine.matters.models import Matter, Step
from linli.ground.access.actor import Actor
from linli.ground.access.acts import note_act
from linli.ground.access.grants import end_grant, grant
from linli.ground.access.models import Grant
from linli.ground.base.declare import keepings
from linli.ground.base.errors import Invalid
from linli.work.rights.models import DataRequest, Opening
from linli.work.rights.queries import opening_of, request_of
from linli.work.rights.words import Sort


def answer_request(matter: Matter, word: str, *, actor: Actor, said: str, client_key: UUID | None = None) -> Step:
    """`fulfil` or `refuse`: the answer is read by who asked."""
    if word == "refuse" and len(said.strip()) < 4:
        raise Invalid(_("不能照办要写明理由：哪一条规定，留到什么时候。"))
    step = take_step(matter, word, actor=actor, said=said, client_key=client_key)
    if step.fresh:
        rows = DataRequest.objects.filter(community_id=matter.community_id, matter=matter)
        rows.update(answer=said.strip(), granted=word == "fulfil")
    return step


def agree_to_erase(
    matter: Matter, *, actor: Actor, said: str, chosen: list[str], client_key: UUID | None = None
) -> Step:
    """What was chosen is erased by the clock within a minute, all of it or nothing."""
    if request_of(matter).sort != Sort.ERASE:
        raise Invalid(_("这个请求不是要删，请用文字答复。"))
    known = {k.model for k in keepings if k.erase != "keep"}
    if not chosen or not set(chosen) <= known:
        raise Invalid(_("勾一勾要删哪几样。"))
    step = take_step(matter, "erase", actor=actor, said=said, client_key=client_key)
    if step.fresh:
        rows = DataRequest.objects.filter(community_id=matter.community_id, matter=matter)
        rows.update(answer=said.strip(), granted=True, chosen=sorted(chosen))
        note_act(actor, matter.community_id, "erase", subject=matter.id, chosen=sorted(chosen))
    return step


def agree_to_open(matter: Matter, *, actor: Actor, said: str = "", client_key: UUID | None = None) -> Step:
    """The asker may open the child's file for the days he asked for."""
    opening = opening_of(matter)
    step = take_step(matter, "grant", actor=actor, said=said, client_key=client_key)
    if step.fresh:
        made = grant(
            by=actor, account=matter.raised_by, community=matter.community_id, subject=matter.person_id,
            purpose=opening.purpose, days=opening.days, because=matter.id,
        )  # fmt: skip
        rows = Opening.objects.filter(community_id=matter.community_id, matter=matter)
        rows.update(answer=said.strip(), grant_id=made.id, until=made.until)
    return step


def refuse_to_open(matter: Matter, *, actor: Actor, said: str, client_key: UUID | None = None) -> Step:
    step = take_step(matter, "refuse", actor=actor, said=said, client_key=client_key)
    if step.fresh:
        Opening.objects.filter(community_id=matter.community_id, matter=matter).update(answer=said.strip())
    return step


def end_opening(matter: Matter, *, actor: Actor, said: str, client_key: UUID | None = None) -> Step:
    """What was allowed ends now, with a reason."""
    step = take_step(matter, "end", actor=actor, said=said, client_key=client_key)
    if step.fresh:
        granted = Grant.objects.filter(community_id=matter.community_id, id=opening_of(matter).grant_id).first()
        if granted:
            end_grant(granted)
    return step
