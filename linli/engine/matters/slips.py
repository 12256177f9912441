"""The slip: a number and twelve signs on paper that stand for an account, for one matter and no other.

The code is drawn from the client key, so that a form sent twice gives the same paper; only its keyed hash is kept.
"""

from uuid import UUID

from django.db import IntegrityError, transaction

from linli.engine.matters.models import Matter, Slip
from linli.ground.base.clock import now
from linli.ground.base.codes import code_from, tidied
from linli.ground.base.ids import uuid7
from linli.ground.base.keyring import ring
from linli.ground.base.sealed import blind_index, keyed_digest

LENGTH = 12  # 54 bits


def make_slip(matter: Matter, *, client_key: UUID | None) -> tuple[Slip, str]:
    """A slip for whoever raised or follows this matter, and its code in clear: seen this once, on the paper."""
    code = code_from(keyed_digest(f"{matter.id}\0{client_key or uuid7()}", "slip.code", ring=ring()), LENGTH)
    index = index_of(matter.community_id, matter.number, code)
    here = {"community_id": matter.community_id, "code_index": index}
    if known := Slip.objects.filter(**here).first():
        return known, code
    try:
        with transaction.atomic():
            return Slip.objects.create(**here, matter=matter, made_at=now()), code
    except IntegrityError:  # the same form, sent twice at once
        return Slip.objects.get(**here), code


def find_slip(community: int, number: str, typed: str) -> Slip | None:
    """The slip of this number and code. Count the try before."""
    if len(tidied(typed)) != LENGTH:
        return None
    index = index_of(community, tidied_number(number), typed)
    return open_slips(community).filter(code_index=index).first()


def slip_by_id(community: int, id: UUID | str) -> Slip | None:
    """A slip that was opened before, if it still opens."""
    return open_slips(community).filter(id=id).first()


def open_slips(community: int):
    return Slip.objects.filter(community_id=community, ended_at=None).select_related("matter__owner", "matter__place")


def tidied_number(typed: str) -> str:
    """1-26-0043 as printed, however the dashes were typed."""
    return "-".join("".join(sign if sign.isalnum() else " " for sign in typed).split())


def index_of(community: int, number: str, code: str) -> str:
    return blind_index(f"{community}\0{number}\0{tidied(code)}", "slip", ring=ring())
