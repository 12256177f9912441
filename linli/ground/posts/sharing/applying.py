"""Make a proposal true: links end and begin in one transaction, each household with its own line of history."""

import hashlib
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from linli.ground.access.actor import Actor
from linli.ground.base.clock import now, today
from linli.ground.base.errors import Refused, Stale
from linli.ground.base.masks import mask_name
from linli.ground.people.actions.facts import home_word
from linli.ground.people.models import Household, Person, RegisterEvent
from linli.ground.people.register.saving import stored
from linli.ground.people.words import Did
from linli.ground.posts.models import Contact, Link
from linli.ground.posts.sharing.gathering import Gathered, gather
from linli.ground.posts.sharing.plan import How, Proposal, propose
from linli.ground.regions.models import Community

BATCH = 1_000


def may_share(actor: Actor, community: int) -> bool:
    """Who sees the whole community: a sharing goes across grids."""
    return actor.sees_whole(community)


def mark_of(proposal: Proposal) -> str:
    """What one has looked at, in sixteen characters: another proposal has another mark."""
    lines = (f"{home}{proposal.links[home]}" for home in sorted(proposal.changed))
    return hashlib.sha256("".join(lines).encode()).hexdigest()[:16]


@transaction.atomic
def share_out(community: Community, how: How, mark: str, *, actor: Actor) -> int:
    """Do what was looked at. `Stale` where the register or the contacts changed since; gives how many households changed."""
    if not may_share(actor, community.id):
        raise Refused(_("全社区分联系人，是社区书记、值班岗和社区工作者的事。"))
    willing = Contact.objects.filter(community_id=community.id, valid_to=None).values("person_id")
    held = Person.objects.select_for_update().filter(community_id=community.id, id__in=willing)
    list(held.order_by("id").values("id"))  # whoever links by hand waits for these rows
    facts = gather(community)
    proposal = propose(facts.homes, facts.contacts, how)
    if mark_of(proposal) != mark:
        raise Stale(_("名册或者联系人刚刚有变化，重新算了一遍，请再看一眼。"))
    _write(community.id, facts, proposal, actor)
    return len(proposal.changed)


def _write(community: int, facts: Gathered, proposal: Proposal, actor: Actor) -> None:
    day = today()
    ended = [facts.links[home] for home in proposal.changed if home in facts.links]
    events = {home: _event(community, home, actor) for home in proposal.changed}
    _say_ended(community, ended, events, day)
    made = [
        Link(community_id=community, household_id=home, person_id=proposal.links[home], valid_from=day)
        for home in events
    ]
    households = {h.id: h for h in Household.objects.filter(community_id=community, id__in=list(events))}
    for link in made:
        event = events[link.household_id]
        event.persons.append(link.person_id)
        event.lines.append(
            [
                "linked",
                {"home": home_word(households[link.household_id]), "who": mask_name(facts.names[link.person_id])},
            ]
        )
        values = {"household_id": link.household_id, "person_id": link.person_id, "valid_from": day}
        event.rows.append([Link._meta.label, str(link.pk), None, stored(link, values)])
    try:
        with transaction.atomic():
            Link.objects.bulk_create(made, batch_size=BATCH)
    except IntegrityError:
        raise Stale(_("名册或者联系人刚刚有变化，重新算了一遍，请再看一眼。")) from None
    RegisterEvent.objects.bulk_create(events.values(), batch_size=BATCH)


def _event(community: int, home: UUID, actor: Actor) -> RegisterEvent:
    seat = actor.seat_in(community)
    return RegisterEvent(
        community_id=community, word=Did.LINK, persons=[], households=[home], lines=[], rows=[],
        account_id=actor.account, by=seat.title if seat else "", at=now(),
    )  # fmt: skip


def _say_ended(community: int, ended: list[Link], events: dict[UUID, RegisterEvent], day) -> None:
    persons = [link.person_id for link in ended]
    names = dict(Person.objects.filter(community_id=community, id__in=persons).values_list("id", "name"))
    homes = {
        h.id: h for h in Household.objects.filter(community_id=community, id__in=[link.household_id for link in ended])
    }
    for link in ended:
        event = events[link.household_id]
        event.persons.append(link.person_id)
        event.lines.append(
            ["unlinked", {"who": mask_name(names[link.person_id]), "home": home_word(homes[link.household_id])}]
        )
        last = max(day, link.valid_from)
        event.rows.append([
            Link._meta.label, str(link.pk), stored(link, {"valid_to": None}), stored(link, {"valid_to": last}),
        ])  # fmt: skip
        link.valid_to, link.version = last, link.version + 1
    seen = Link.objects.filter(community_id=community, id__in=[link.pk for link in ended], valid_to=None)
    if len(list(seen.select_for_update().order_by("id").values("id"))) != len(ended):
        raise Stale(_("名册或者联系人刚刚有变化，重新算了一遍，请再看一眼。"))
    Link.objects.filter(community_id=community).bulk_update(ended, ["valid_to", "version"], batch_size=BATCH // 4)
