"""Doors and families for tests of the register. Invented people; ID numbers of area 999999, mobiles of 154."""

from datetime import date

from django.apps import apps

from linli.ground.base.citizen_id import check_sign
from linli.ground.people import sealing
from linli.ground.people.actions.adding import add_household, add_person
from linli.ground.people.actions.facts import Facts
from linli.ground.people.models import Membership, RegisterEvent
from linli.ground.people.queries import members_of, phones_of
from linli.ground.places.models import Place

BORN = date(1950, 3, 2)


def number(born: date, nth: int = 1) -> str:
    front = f"999999{born:%Y%m%d}{nth:03}"
    return front + check_sign(front)


def door(q, room="301", grid=0) -> Place:
    """A dwelling of a grid's building; the same one for the same room."""
    building = q.buildings[grid]
    before = Place.objects.filter(community_id=q.id, path__startswith=building.path, kind="dwelling")
    found = before.filter(name=room).first()
    return found or Place.objects.create(
        community_id=q.id, kind="dwelling", name=room, parent_id=building.id, path=f"{building.path}{before.count() + 1:04}",
        key=f"{building.key}//{room}", line=f"{building.line} {room}",
    )  # fmt: skip


def home(q, name="秦福贵", room="301", grid=0, by="clerk", born=BORN, **facts):
    """A household with its head, by the product's own action."""
    return add_household(door(q, room, grid), actor=q.actor(by), head=Facts(name, "1", born, **facts))


def member(q, household, name, relation="配偶", born=BORN, by="clerk", **facts):
    return add_person(household, actor=q.actor(by), facts=Facts(name, "2", born, **facts), relation=relation)


def membership(q, household, person) -> Membership:
    rows = Membership.objects.filter(community_id=q.id, household_id=household.id, person_id=person.id)
    return rows.select_related("household", "person").get()


def head_of(q, household):
    row = Membership.objects.filter(community_id=q.id, household_id=household.id, is_head=True, valid_to=None)
    return row.select_related("person").get().person


def phones(q, person) -> list[str]:
    return [sealing.open_phone(p.sealed) for p in phones_of(person)]


def last(q) -> RegisterEvent:
    return RegisterEvent.objects.filter(community_id=q.id).order_by("-at", "-id").first()


def living(household) -> dict:
    """name → (relation, is head) of who belongs to it now."""
    return {m.person.name: (m.relation, m.is_head) for m in members_of(household)}


BOOK = (
    "people.Person", "people.ContactPoint", "people.Household", "people.Spell", "people.Membership", "places.Place",
    "accounts.Standing", "posts.Holding",
)  # fmt: skip


def book(q) -> dict:
    """Everything the register says, versions aside."""
    rows = {}
    for label in BOOK:
        for row in apps.get_model(label)._base_manager.filter(community_id=q.id).values():
            row.pop("version", None)
            rows[label, row["id"]] = {k: bytes(v) if isinstance(v, memoryview) else v for k, v in row.items()}
    return rows
