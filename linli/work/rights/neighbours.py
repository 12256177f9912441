"""Whom a contact may help to an account: the grown-ups of the households he answers for, who have none yet."""

from uuid import UUID

from linli.ground.access.actor import Actor
from linli.ground.accounts.models import WARD, Standing
from linli.ground.base.clock import now, today
from linli.ground.base.masks import mask_name
from linli.ground.people.models import Membership, Person, Spell
from linli.ground.people.rules import is_minor
from linli.ground.posts.linking import homes_of_contact


def grown_ups(community: int, homes: list[UUID]) -> list[Membership]:
    """Who belongs to these households today and is of age."""
    rows = Membership.objects.filter(community_id=community, household_id__in=homes, valid_to=None)
    found = rows.filter(person__ended_on=None).select_related("person", "household").order_by("-is_head", "id")
    return [m for m in found if not is_minor(m.person.born_on, today())]


def near_to(actor: Actor, person: UUID) -> Person | None:
    """The person, if the actor is the contact of his household."""
    for community in sorted(actor.communities):
        homes = homes_of_contact(actor, community)
        for member in grown_ups(community, homes) if homes else ():
            if member.person_id == person:
                return member.person
    return None


def homes_to_help(actor: Actor, community: int) -> list[dict]:
    """The contact's households with their door, and whom of them he may give a code. Names stay masked."""
    homes = homes_of_contact(actor, community)
    if not homes:
        return []
    members = grown_ups(community, homes)
    standing = Standing.objects.filter(community_id=community, person_id__in=[m.person_id for m in members])
    have = set(standing.exclude(kind=WARD).standing_at(now()).values_list("person_id", flat=True))
    spells = Spell.objects.filter(community_id=community, household_id__in=homes, valid_to=None)
    doors = dict(spells.values_list("household_id", "dwelling__line"))
    found: dict[UUID, dict] = {}
    for member in members:
        if member.person_id not in have:
            home = {"community": community, "door": doors.get(member.household_id, ""), "people": []}
            row = found.setdefault(member.household_id, home | {"called": member.household.called})
            row["people"].append({"id": member.person_id, "name": mask_name(member.person.name)})
    return sorted(found.values(), key=lambda row: row["door"])
