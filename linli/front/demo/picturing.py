"""Hangs drawn pictures on poured matters: each drawing is encoded once, whatever number of matters shows it."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from functools import cache

from linli.engine.matters.kinds import CONFIRMED, DONE, ENDED
from linli.front.demo.drawings import DRAWINGS, photo
from linli.front.demo.limits import moment
from linli.front.demo.lives import Life
from linli.front.demo.replay import replay
from linli.ground.base.ids import Drawing
from linli.ground.files.models import File
from linli.ground.files.photos import Photo, reencode
from linli.ground.files.shelf import path_of
from linli.ground.people.register.pouring import fresh, pour

SHOWS = {
    "A02": "lift", "B01": "manhole", "B02": "manhole", "B04": "lamp", "B05": "wires", "C04": "radiator", "D01": "bins",
    "D02": "stairs", "D03": "wall", "E01": "cars", "E03": "cars", "E05": "cars", "E04": "plug", "G02": "square",
    "G03": "leak",
}  # fmt: skip


@cache
def encoded(name: str) -> Photo:
    return reencode(photo(name))


def hang(community: int, lives: Iterable[Life], until: int, seed: str) -> None:
    """Before, and after where it is mended. In the caller's transaction; the files lie there first."""
    ids, rows = Drawing(seed), []
    for life in lives:
        if life.photo:
            now = replay(life, until)
            rows.append(lay(community, ids, life, life.photo, "before", moment(life.at), life.account))
            if now.stage in (DONE, CONFIRMED, ENDED) and now.done_at and f"{life.photo}-mended" in DRAWINGS:
                mended = next(event for event in life.events if event.at == now.done_at)
                after = f"{life.photo}-mended"
                rows.append(lay(community, ids, life, after, "after", moment(now.done_at), mended.account))
    pour(File, rows)


def lay(community: int, ids: Drawing, life: Life, name: str, role: str, at: datetime, account: int | None) -> File:
    shown, id = encoded(name), ids.at(at)
    for small, content in ((False, shown.whole), (True, shown.small)):
        path = path_of(community, id, small=small)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.write_bytes(content)  # not synced one by one: a town that is cut off is grown again
        path.chmod(0o600)
    values = {
        "word": "matter", "subject": life.id, "role": role, "sha256": hashlib.sha256(shown.whole).hexdigest(),
        "size": len(shown.whole), "width": shown.width, "height": shown.height, "by_account": account, "made_at": at,
    }  # fmt: skip
    row = fresh(File, community, values)
    row.__dict__["id"] = id
    return row
