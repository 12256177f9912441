"""Reads of rights: requests, consents, who opened a file, emergencies."""

from dataclasses import dataclass
from uuid import UUID

from linli.engine.matters import queries as matters
from linli.engine.matters.models import Matter
from linli.ground.access.actor import Actor
from linli.ground.access.models import ReadLog
from linli.ground.accounts.joining import account_of
from linli.ground.accounts.models import Account, Standing
from linli.ground.base.clock import now
from linli.ground.base.errors import NotThere
from linli.ground.people.models import Person
from linli.ground.posts.models import Post
from linli.ground.posts.queries import duty_post
from linli.work.rights.models import Consent, DataRequest, Emergency, Opening
from linli.work.rights.rules import works_with_people

KINDS = ("data_request", "opening")


def visible_to(actor: Actor):
    """Requests and openings the actor may know of."""
    return matters.visible_to(actor).filter(kind__in=KINDS)


def request_of(matter: Matter) -> DataRequest:
    return _row_of(DataRequest, matter)


def opening_of(matter: Matter) -> Opening:
    return _row_of(Opening, matter)


def _row_of(model, matter):
    row = model.objects.filter(community_id=matter.community_id, matter=matter).first()
    if row is None:
        raise NotThere()
    row.matter = matter
    return row


def owner_for(community: int, kinds: tuple[str, ...], *, asker: int | None, whom: int | None = None) -> Post:
    """The first post of these kinds that somebody holds, and neither the asker nor whom it is about; else any such
    post of the community, else the duty post."""
    posts = list(
        Post.objects.filter(community_id=community, closed_at=None, body=None).exclude(kind__endswith="_admin")
    )
    rows = Standing.objects.filter(post_id__in=[p.id for p in posts]).standing_at(now())
    held: dict[UUID, set[int]] = {}
    for post, account in rows.values_list("post_id", "account_id"):
        held.setdefault(post, set()).add(account)
    rank = {kind: n for n, kind in enumerate(kinds)}
    free = [p for p in posts if held.get(p.id) and not held[p.id] & {asker, whom}]
    fit = min(free, key=lambda p: (rank.get(p.kind, len(rank)), p.title, p.id), default=None)
    return fit or duty_post(community)


def circle_of(actor: Actor, community: int) -> list[Person]:
    """The actor himself as he stands in this community's register, and the children whose guardian he is."""
    ids = actor.persons | actor.wards
    return list(Person.objects.filter(community_id=community, id__in=ids).order_by("born_on", "id")) if ids else []


def own_person(actor: Actor, community: int) -> Person | None:
    """Himself alone."""
    return next((p for p in circle_of(actor, community) if p.id in actor.persons), None)


def whose(actor: Actor, circle: list[Person], of: UUID | None) -> Person:
    """Of these oneself, or the one who was asked for; anybody else is not there."""
    person = next((p for p in circle if (p.id == of if of else p.id in actor.persons)), None)
    if person is None:
        raise NotThere()
    return person


def readings_of(community: int, person: UUID):
    """Who opened this file."""
    return ReadLog.objects.filter(community_id=community, subjects__contains=[person])


@dataclass(frozen=True, slots=True)
class Reading:
    """One opening of a file, as its person reads it."""

    at: object
    purpose: str
    post: str
    name: str


def told_readings(rows: list[ReadLog]) -> list[Reading]:
    """With the post's title and the reader's name: who works with others' data does so under his name."""
    if not rows:
        return []
    posts = {p.id: p.title for p in Post.objects.filter(
        community_id=rows[0].community_id, id__in={r.post_id for r in rows if r.post_id})}  # fmt: skip
    names = dict(Account.objects.filter(id__in={r.account_id for r in rows}).values_list("id", "name"))
    return [Reading(r.at, r.purpose, posts.get(r.post_id, ""), names.get(r.account_id, "")) for r in rows]


def consents_of(community: int, person: UUID) -> dict[str, Consent]:
    """purpose → the latest word on it, given or taken back."""
    rows = Consent.objects.filter(community_id=community, person_id=person).order_by("given_at", "id")
    return {row.purpose: row for row in rows}


def agreed(community: int, person: UUID, purpose: str) -> bool:
    """For who wants to publish or note something: the person agreed and has not taken it back."""
    rows = Consent.objects.filter(community_id=community, person_id=person, purpose=purpose, withdrawn_at=None)
    return rows.exists()


def in_emergency(actor: Actor) -> frozenset[UUID]:
    """Files the actor opened in an emergency that is not over."""
    if actor.account is None or not works_with_people(actor):
        return frozenset()
    rows = Emergency.objects.filter(community_id__in=actor.communities, account_id=actor.account, until__gt=now())
    return frozenset(rows.values_list("subject", flat=True))


def emergencies_in(communities: frozenset[int]):
    return Emergency.objects.filter(community_id__in=communities)


def section_of(actor: Actor, person: Person) -> dict | None:
    """For the card on a person's page: has he an account, and how many of the texts he agreed to."""
    if person.ended_on or not works_with_people(actor, person.community_id):
        return None
    rows = Consent.objects.filter(community_id=person.community_id, person_id=person.id, withdrawn_at=None)
    return {"has_account": account_of(person.community_id, person.id) is not None, "agreed": rows.count()}
