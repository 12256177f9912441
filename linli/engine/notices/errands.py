"""Who must be told by mouth, at the door or by telephone; and that it was done."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from linli.engine.notices import sentences
from linli.engine.notices.models import Errand
from linli.ground.access.actor import Actor
from linli.ground.base.clock import now
from linli.ground.base.errors import Stale


def owe_telling(
    community: int, word: str, *, subject: UUID, grid: UUID | None = None, why: str = Errand.Why.NO_ACCOUNT, **facts
) -> None:
    """Somebody is to be told the latest of a matter: what was not told yet is replaced, so one walk tells all."""
    sentences.sentence_of(word, facts | {"title": ""})
    news = {"word": word, "facts": facts, "why": why, "at": now()} | ({"grid_id": grid} if grid else {})
    open_ = Errand.objects.filter(community_id=community, subject=subject, told_at=None)
    if open_.update(**news):
        return
    try:
        with transaction.atomic():
            Errand.objects.create(community_id=community, subject=subject, **news)
    except IntegrityError:  # another was faster with the first one
        open_.update(**news)


def run_errand(errand: Errand, *, actor: Actor, how: str) -> None:
    """He was told, or need not be any more. Of two who tick it off the second hears that it is done."""
    mine = Errand.objects.filter(community_id=errand.community_id, id=errand.id, told_at=None)
    if not mine.update(told_at=now(), told_by=actor.account, told_how=how):
        raise Stale(_("这一家刚刚有人说过了。"))
