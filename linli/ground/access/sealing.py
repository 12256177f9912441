"""Seal readings and acts into hash chains, one of each per community, and find what was changed afterwards."""

import hashlib
import json
from datetime import timedelta
from typing import NamedTuple

from django.db import transaction

from linli.ground.access.models import Act, ReadLog, ReadSeal
from linli.ground.base.clock import now
from linli.ground.base.declare import forgettings
from linli.ground.base.scope import cross_community
from linli.ground.regions.models import Community

BATCH = 1000
CHAINS: dict[str, type[ReadLog] | type[Act]] = {"read": ReadLog, "act": Act}


class Said(NamedTuple):
    """How a chain is spoken of."""

    seal: str
    row: str
    rows: str


WORDS = {"read": Said("seal", "a reading", "readings"), "act": Said("seal of acts", "an act", "acts")}


def facts_of(row: ReadLog | Act) -> list:
    """What a seal closes of a row: everything but the number of the seal."""
    if isinstance(row, Act):
        return [str(row.id), row.account_id, str(row.post_id), row.word, row.subject, row.facts, row.at.isoformat()]
    subjects = [str(s) for s in row.subjects]
    return [str(row.id), row.account_id, str(row.post_id), row.purpose, subjects, row.at.isoformat()]


def digest(before: str, rows) -> str:
    """SHA-256 over the last seal and the canonical JSON of these rows."""
    sha = hashlib.sha256(before.encode())
    for row in rows:
        sha.update(json.dumps(facts_of(row), ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode())
    return sha.hexdigest()


def seal_all() -> None:
    """Seal what is not yet sealed, in every community."""
    with cross_community("seal the readings and acts of all communities"):
        for community in Community.objects.values_list("id", flat=True):
            with transaction.atomic():
                seal(community)


def seal(community: int) -> int:
    """Seal the loose rows of one community, oldest first; returns how many. Late commits come into a later seal."""
    return sum(_seal(community, chain) for chain in CHAINS)


def _seal(community: int, chain: str) -> int:
    model = CHAINS[chain]
    seals = ReadSeal.objects.select_for_update().filter(community_id=community, chain=chain)
    last = seals.order_by("-number").first()
    loose = list(model.objects.filter(community_id=community, sealed_in=None).order_by("at", "id")[:BATCH])
    if loose:
        made = ReadSeal.objects.create(
            community_id=community,
            chain=chain,
            number=last.number + 1 if last else 1,
            ids=[row.id for row in loose],
            hash=digest(last.hash if last else "", loose),
            at=now(),
        )
        model.objects.filter(community_id=community, id__in=made.ids).update(sealed_in=made.number)
    return len(loose)


def is_forgotten(seal_: ReadSeal) -> bool:
    """Its rows went when their time was over; the chain goes on from its hash. Emptied sooner, it is broken."""
    return seal_.at < now() - timedelta(days=forgettings["access.ReadSeal"].days)


def broken(community: int) -> list[str]:
    """One sentence per seal that no longer fits its rows, and one for rows that hide. Empty: both chains hold."""
    return [fault for chain in CHAINS for fault in _broken(community, chain)]


def _broken(community: int, chain: str) -> list[str]:
    before, wrong, found, model, words = "", [], 0, CHAINS[chain], WORDS[chain]
    seals = ReadSeal.objects.filter(community_id=community, chain=chain)
    for seal_ in seals.order_by("number").iterator():
        if not seal_.ids and is_forgotten(seal_):
            before = seal_.hash
            continue
        rows = {row.id: row for row in model.objects.filter(community_id=community, id__in=seal_.ids)}
        found += len(rows)
        missing = [str(i) for i in seal_.ids if i not in rows]
        if missing:
            wrong.append(f"{words.seal} {seal_.number}: {words.rows} gone: {', '.join(missing)}")
        elif digest(before, [rows[i] for i in seal_.ids]) != seal_.hash:
            wrong.append(f"{words.seal} {seal_.number}: {words.row} was changed")
        before = seal_.hash
    sealed = model.objects.filter(community_id=community).exclude(sealed_in=None).count()
    if sealed > found:  # linli_app may write a row that says it is sealed: it would never be looked at again
        wrong.append(f"{sealed - found} {words.rows} say they are sealed and stand in no seal")
    return wrong
