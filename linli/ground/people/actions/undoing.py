"""Take an act back: what it made goes, what it changed says again what it said, unless somebody wrote over it since."""

from datetime import timedelta
from uuid import UUID

from django.apps import apps
from django.db import connection, models, transaction
from django.utils.translation import gettext as _

from linli.ground.access.actor import Actor
from linli.ground.base.clock import now
from linli.ground.base.errors import Invalid, Refused
from linli.ground.people.models import RegisterEvent
from linli.ground.people.pen import Pen, done_before
from linli.ground.people.register.hanging import stays_among
from linli.ground.people.register.saving import restored, stored
from linli.ground.people.rules import may_merge
from linli.ground.people.words import Did

WITHIN = timedelta(days=30)


def may_take_back(actor: Actor, event: RegisterEvent, *, undone: bool = False) -> bool:
    """One's own act, or any as one who sees the whole; for thirty days; partings of merged records for ever."""
    if undone or event.word == Did.UNDO or not event.rows:
        return False
    mine = event.account_id == actor.account or may_merge(actor, event.community_id)
    return mine and (event.word == Did.MERGE or event.at > now() - WITHIN)


@transaction.atomic
def take_back(event: RegisterEvent, *, actor: Actor, key: UUID | None = None) -> RegisterEvent:
    """Undo the whole act or nothing; leaves a line of its own."""
    if done := done_before(event.community_id, key):
        return done
    undone = RegisterEvent.objects.filter(community_id=event.community_id, undoes=event.id).exists()
    if undone:
        raise Invalid(_("这一步已经撤回过了。"))
    if not may_take_back(actor, event):
        raise Refused(_("这一步只能由做的人在30天内撤回，或者请社区工作者来撤。"))
    pen = Pen(event.community_id, actor, Did.UNDO)
    pen.about(persons=event.persons, households=event.households)
    pen.lines = event.lines
    for label, id, before, after in reversed(event.rows):
        model = apps.get_model(label)
        row = _as_left(model, event.community_id, id, after)
        if before is None:
            _unmake(row)
        else:
            pen.alter(row, **restored(model, before))
    return pen.close(undoes=event.id, key=key)


def _as_left(model: type[models.Model], community: int, id: str, after: dict) -> models.Model:
    """The row as this act left it; if somebody has written over these columns since, the act stays."""
    row = model._base_manager.select_for_update().filter(community_id=community, pk=id).first()
    if row is None or stored(row, {name: getattr(row, name) for name in after}) != after:
        raise Invalid(_("后来又有人改过这些，撤不回去了。请直接改成对的。"))
    return row


def _unmake(row: models.Model) -> None:
    if stays_among({type(row): {row.pk}}, set(), row.community_id):
        raise Invalid(_("已经有别的事挂在上面，撤不回去了。请用“迁出”或者改资料。"))
    type(row)._base_manager.filter(community_id=row.community_id, pk=row.pk)._raw_delete(connection.alias)
