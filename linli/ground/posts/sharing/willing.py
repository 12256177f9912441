"""Who is willing to be a contact: begins, has so many households at most, ends. Who is linked by hand is willing too."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from linli.ground.access.actor import Actor
from linli.ground.base.clock import today
from linli.ground.base.errors import Invalid, NotThere, Refused
from linli.ground.people.models import Person
from linli.ground.people.pen import Pen
from linli.ground.people.rules import is_minor
from linli.ground.posts.models import Contact, Link
from linli.ground.posts.sharing.applying import may_share
from linli.ground.regions.scoped import change


def begin_contact(person: Person, *, actor: Actor, capacity: int | None = None) -> Contact:
    """This neighbour is willing, from today on."""
    _check_may(actor, person.community_id)
    if person.ended_on or is_minor(person.born_on, today()):
        raise Invalid(_("联系人要是还在名册里的成年邻居。"))
    try:
        with transaction.atomic():
            return Contact.objects.create(
                community_id=person.community_id, person=person, capacity=capacity, valid_from=today()
            )
    except IntegrityError:
        raise Invalid(_("他已经在联系人名单里了。")) from None


def limit_contact(contact: Contact, capacity: int | None, *, actor: Actor, version: int) -> None:
    """So many households at most; empty: as many as the community says. What he has above that stays till the next sharing."""
    _check_may(actor, contact.community_id)
    contact.version = version
    change(contact, capacity=capacity)


def end_contact(contact: Contact, *, actor: Actor) -> None:
    """No longer willing from today on. His households keep him until they are shared out anew: none is lost from sight."""
    _check_may(actor, contact.community_id)
    if contact.valid_to is None:
        change(contact, valid_to=max(today(), contact.valid_from))


def note_willing(community: int, person: UUID) -> None:
    """Somebody was linked by hand: he is on the list from then on."""
    if not Contact.objects.filter(community_id=community, person_id=person, valid_to=None).exists():
        Contact.objects.create(community_id=community, person_id=person, valid_from=today())


def end_contacts(pen: Pen, persons: list[UUID]) -> None:
    """For whoever leaves the register."""
    for contact in Contact.objects.filter(community_id=pen.community, person_id__in=persons, valid_to=None):
        pen.alter(contact, valid_to=max(pen.on, contact.valid_from))


def contacts_in(community: int):
    """Willing now, with their person. Of two records made one, the one that stays."""
    here = Contact.objects.filter(community_id=community, valid_to=None, person__ended_on=None)
    rows = here.select_related("person")
    return rows.order_by("person__sort_key", "id")


def contact_in(community: int, id: UUID) -> Contact:
    found = contacts_in(community).filter(id=id).first()
    if found is None:
        raise NotThere()
    return found


def loads_in(community: int) -> dict[UUID, int]:
    """contact → how many households he has, of all who have any."""
    rows = Link.objects.filter(community_id=community, valid_to=None).order_by()
    return dict(rows.values_list("person_id").annotate(Count("id")))


def _check_may(actor: Actor, community: int) -> None:
    if not may_share(actor, community):
        raise Refused(_("联系人名单由社区书记、值班岗和社区工作者来管。"))
