"""Add, rename and close places of the tree. What happened at a place stays there whatever it is called now."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from linli.ground.access.actor import Actor
from linli.ground.access.acts import note_act
from linli.ground.base.clock import now
from linli.ground.base.errors import Invalid, Refused, Stale
from linli.ground.places.models import Place
from linli.ground.places.naming import key_under, line_under, tidied
from linli.ground.places.paths import ordinal_of, segment
from linli.ground.places.rules import may_change_places
from linli.ground.places.standing import carries_address, counts_on
from linli.ground.regions.scoped import change

AT_ONCE = 200


def add_places(parent: Place | None, *, actor: Actor, community: int, kind: str, names: list[str]) -> list[Place]:
    """New places side by side, in the order given. A door that is there already is refused by name."""
    check_may_change(actor, community)
    if not names or len(names) > AT_ONCE:
        raise Invalid(_("一次加一到 %(n)d 个。") % {"n": AT_ONCE})
    last, made = _last_ordinal(parent, community), []
    for n, said in enumerate(names, 1):
        name = tidied(kind, said)[:60]
        path = (parent.path if parent else "") + segment(last + n)
        facts = {"key": key_under(parent, kind, name), "line": line_under(parent, name)}
        made.append(_make(community, said, kind=kind, name=name, parent=parent, path=path, **facts))
    under = parent.line if parent else ""
    note_act(actor, community, "place_add", subject=parent.id if parent else "", under=under, kind=kind, n=len(made))
    return made


def _make(community: int, said: str, **facts) -> Place:
    try:
        with transaction.atomic():
            return Place.objects.create(community_id=community, **facts)
    except IntegrityError:
        raise Invalid(_("“%(name)s”已经有了。") % {"name": said}) from None


def _last_ordinal(parent: Place | None, community: int) -> int:
    rows = Place.objects.filter(community_id=community, parent=parent).exclude(kind=Place.Kind.GRID)
    path = rows.order_by("-path").values_list("path", flat=True).first()
    return ordinal_of(path) if path else 0


def rename_place(place: Place, *, actor: Actor, name: str) -> int:
    """Another name, also in the address of everything below. Returns how many addresses changed with it."""
    check_may_change(actor, place.community_id)
    name = tidied(place.kind, name)[:60]
    note_act(actor, place.community_id, "place_rename", subject=place.id, before=place.line, name=name)
    if place.kind == Place.Kind.GRID:
        change(place, name=name, line=name)
        return 0
    old_key, old_line = place.key, place.line
    key, line = key_under(place.parent, place.kind, name), line_under(place.parent, name)
    try:
        with transaction.atomic():
            change(place, name=name, key=key, line=line)
            carried = _carry_down(place, old_key, old_line)
            for entry in carries_address:
                entry.follow(place)
            return carried
    except IntegrityError:
        raise Invalid(_("“%(name)s”已经有了。") % {"name": name}) from None


def _carry_down(place: Place, old_key: str, old_line: str) -> int:
    below = list(Place.objects.under(place).exclude(id=place.id).select_for_update())
    for row in below:
        row.key = place.key + row.key.removeprefix(old_key)
        row.line = place.line + row.line.removeprefix(old_line)
        row.version += 1
    Place.objects.filter(community_id=place.community_id).bulk_update(below, ["key", "line", "version"], batch_size=500)
    return len(below)


def close_place(place: Place, *, actor: Actor) -> None:
    """The place is no more, with all below it. Refused while somebody lives there or a post looks after it."""
    check_may_change(actor, place.community_id)
    if left := counts_on(place):
        told = "、".join(f"{_(title)} {n}" for title, n in left)
        raise Refused(_("还有：%(left)s。先办妥，再撤。") % {"left": told})
    moment = now()
    below = Place.objects.under(place).filter(closed_at=None).exclude(id=place.id)
    change(place, closed_at=moment)
    below.update(closed_at=moment)
    note_act(actor, place.community_id, "place_close", subject=place.id, place=place.line)


def check_may_change(actor: Actor, community: int) -> None:
    """Raise unless this actor keeps the tree."""
    if not may_change_places(actor, community):
        raise Refused(_("改网格与楼栋，是社区书记、值班岗和社区工作者的事。"))


def seen_by(place: Place, version: int) -> Place:
    """The row as the asker saw it: a change made meanwhile is `Stale`."""
    if place.version != version:
        raise Stale(_("这条记录刚刚有人改过，请看一眼新的再改。"))
    return place
