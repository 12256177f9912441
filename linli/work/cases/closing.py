"""The end of a case, and its new beginning: verified by a second person, opened again by who reported it."""

from uuid import UUID

from django.utils.translation import gettext as _

from linli.engine.matters.actions import settling
from linli.engine.matters.models import Matter, Step
from linli.ground.access.actor import Actor
from linli.ground.base.clock import now
from linli.ground.base.errors import Refused
from linli.ground.regions.queries import with_region
from linli.work.cases.limits import dues_of
from linli.work.cases.models import Case
from linli.work.cases.queries import case_of, category_of
from linli.work.cases.words import ASKED_THEMSELVES


def needs_second_look(case: Case) -> bool:
    """Nobody who reported it himself can be asked: somebody else goes to see."""
    return case.source not in ASKED_THEMSELVES


def verify_case(matter: Matter, *, actor: Actor, good: bool, said: str, client_key: UUID | None = None) -> Step:
    """A second person says how it is. A neighbour who can speak for himself has the last word instead."""
    if not needs_second_look(case_of(matter)):
        raise Refused(_("报事的邻居自己会说行不行，等他的话就好。"))
    due = due_anew(matter)
    return settling.verify(matter, actor=actor, good=good, said=said, due_at=due, client_key=client_key)


def reopen_case(matter: Matter, *, actor: Actor, said: str, client_key: UUID | None = None) -> Step:
    """Not good after all: twice at its post, then on the secretary's desk, each time with a new promise."""
    return settling.reopen(matter, actor=actor, said=said, due_at=due_anew(matter), client_key=client_key)


def due_anew(matter: Matter):
    """What is promised when it begins again."""
    community, case = with_region(matter.community_id), case_of(matter)
    return dues_of(community, category_of(community, matter.category), case.urgency, start=now()).due_at
