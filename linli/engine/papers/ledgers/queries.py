"""Reads of ledgers and of sheets taken out."""

from uuid import UUID

from django.db.models import QuerySet

from linli.engine.papers.ledgers.kinds import Ledger, ledgers
from linli.engine.papers.models import Export
from linli.ground.access.actor import Actor
from linli.ground.base.errors import NotThere


def ledgers_for(actor: Actor, community: int) -> list[Ledger]:
    """Those the actor may see and take out here."""
    return [ledger for ledger in ledgers if ledger.may(actor, community)]


def has_ledgers(actor: Actor) -> bool:
    """At least one, somewhere: for the menu."""
    return any(ledger.may(actor, community) for community in actor.communities for ledger in ledgers)


def exports_of(community: int) -> QuerySet[Export]:
    """Every sheet taken out here, for the auditor."""
    return Export.objects.filter(community_id=community)


def own_exports(actor: Actor, community: int) -> QuerySet[Export]:
    """What the actor asked for himself."""
    return exports_of(community).filter(by_account=actor.account)


def own_export(actor: Actor, community: int, id: UUID) -> Export:
    """One of them; another's is not there."""
    found = own_exports(actor, community).filter(pk=id).first()
    if found is None:
        raise NotThere()
    return found
