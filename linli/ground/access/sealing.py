"""Seal the readings into a hash chain, one chain per community, and find what was changed afterwards."""

import hashlib
import json
from datetime import timedelta

from django.db import transaction

from linli.ground.access.models import ReadLog, ReadSeal
from linli.ground.base.clock import now
from linli.ground.base.declare import forgettings
from linli.ground.base.scope import cross_community
from linli.ground.regions.models import Community

BATCH = 1000


def digest(before: str, rows) -> str:
    """SHA-256 over the last seal and the canonical JSON of these readings."""
    sha = hashlib.sha256(before.encode())
    for row in rows:
        facts = [
            str(row.id),
            row.account_id,
            str(row.post_id),
            row.purpose,
            [str(s) for s in row.subjects],
            row.at.isoformat(),
        ]
        sha.update(json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode())
    return sha.hexdigest()


def seal_all() -> None:
    """Seal what is not yet sealed, in every community."""
    with cross_community("seal the readings of all communities"):
        for community in Community.objects.values_list("id", flat=True):
            with transaction.atomic():
                seal(community)


def seal(community: int) -> int:
    """Seal the loose readings of one community, oldest first; returns how many. Late commits come into a later seal."""
    last = ReadSeal.objects.select_for_update().filter(community_id=community).order_by("-number").first()
    loose = list(ReadLog.objects.filter(community_id=community, sealed_in=None).order_by("at", "id")[:BATCH])
    if loose:
        made = ReadSeal.objects.create(
            community_id=community,
            number=last.number + 1 if last else 1,
            ids=[row.id for row in loose],
            hash=digest(last.hash if last else "", loose),
            at=now(),
        )
        ReadLog.objects.filter(community_id=community, id__in=made.ids).update(sealed_in=made.number)
    return len(loose)


def is_forgotten(seal_: ReadSeal) -> bool:
    """Its readings went when their time was over; the chain goes on from its hash. Emptied sooner, it is broken."""
    return seal_.at < now() - timedelta(days=forgettings["access.ReadSeal"].days)


def broken(community: int) -> list[str]:
    """One sentence per seal that no longer fits its readings, and one for readings that hide. Empty: the chain holds."""
    before, wrong, found = "", [], 0
    for seal_ in ReadSeal.objects.filter(community_id=community).order_by("number").iterator():
        if not seal_.ids and is_forgotten(seal_):
            before = seal_.hash
            continue
        rows = {row.id: row for row in ReadLog.objects.filter(community_id=community, id__in=seal_.ids)}
        found += len(rows)
        missing = [str(i) for i in seal_.ids if i not in rows]
        if missing:
            wrong.append(f"seal {seal_.number}: readings gone: {', '.join(missing)}")
        elif digest(before, [rows[i] for i in seal_.ids]) != seal_.hash:
            wrong.append(f"seal {seal_.number}: a reading was changed")
        before = seal_.hash
    sealed = ReadLog.objects.filter(community_id=community).exclude(sealed_in=None).count()
    if sealed > found:  # linli_app may write a reading that says it is sealed: it would never be looked at again
        wrong.append(f"{sealed - found} readings say they are sealed and stand in no seal")
    return wrong
