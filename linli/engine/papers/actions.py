"""A workbook on its way into a register: received, looked at, confirmed, written, taken back. Each step moves one state."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from linli.engine.papers import jobs, shelf
from linli.engine.papers.models import ImportBatch
from linli.engine.papers.working import look, take_back, write_at_once
from linli.ground.access.actor import Actor
from linli.ground.access.acts import note_act
from linli.ground.base.clock import now
from linli.ground.base.declare import importers
from linli.ground.base.errors import Invalid, Refused, Stale
from linli.ground.base.scope import APP, scope

State = ImportBatch.State
MIB = 1024 * 1024
MOST_MEBIBYTES = 20


def receive(content: bytes, file_name: str, *, word: str, community: int, actor: Actor) -> ImportBatch:
    """Take a file in and have the worker look at it. Nothing of it is in the register yet."""
    batch = _begin(content, file_name, word, community, actor)
    shelf.lay_by(batch, content)
    jobs.look_at.enqueue(str(batch.id), community)
    return batch


def confirm(batch: ImportBatch, *, actor: Actor) -> None:
    """Have the worker write what was looked at. Of two clicks, the second finds it already begun."""
    _check_may(actor, batch.word, batch.community_id)
    _move(batch, {State.READY}, State.WRITING)
    note_act(actor, batch.community_id, "import", subject=batch.id, rows=batch.figures.get("rows"))
    jobs.write_in.enqueue(str(batch.id), batch.community_id)


def read_hidden(batch: ImportBatch, *, actor: Actor) -> None:
    """Have the worker look again, at the hidden sheets too: they were offered, never read unasked."""
    _check_may(actor, batch.word, batch.community_id)
    sheets = [sheet["name"] for sheet in batch.findings.get("sheets", {}).get("hidden", ())]
    if not sheets:
        raise Refused(_("这份表里没有藏起来的工作表。"))
    _move(batch, {State.READY}, State.READING, hidden_too=sheets)
    jobs.look_at.enqueue(str(batch.id), batch.community_id)


def drop(batch: ImportBatch, *, actor: Actor) -> None:
    """Forget a file that was looked at. Its bytes go."""
    _check_may(actor, batch.word, batch.community_id)
    _move(batch, {State.READY}, State.DROPPED)
    shelf.take_away(batch)


def undo(batch: ImportBatch, *, actor: Actor) -> None:
    """Have the worker take the batch back."""
    _check_may(actor, batch.word, batch.community_id)
    _move(batch, {State.DONE}, State.UNDOING)
    note_act(actor, batch.community_id, "import_undo", subject=batch.id)
    jobs.take_back.enqueue(str(batch.id), batch.community_id)


def import_now(
    community: int, source: Path | str | bytes, *, word: str = "roster", actor: Actor, file_name: str = ""
) -> ImportBatch:
    """Look at a file and write it in one go, for the command line and the demo town. All of it or nothing."""
    content, name = _taken(source, file_name)
    with scope({community}, role=APP):
        batch = _begin(content, name, word, community, actor)
        write_at_once(batch, content)
        note_act(actor, community, "import", subject=batch.id, rows=batch.figures.get("rows"))
    return batch


def look_now(
    community: int, source: Path | str | bytes, *, word: str = "roster", actor: Actor, file_name: str = ""
) -> ImportBatch:
    """What importing a file would do. The batch given back was never kept."""
    content, name = _taken(source, file_name)
    with scope({community}, role=APP):
        batch = _begin(content, name, word, community, actor)
        look(batch, content)
        transaction.set_rollback(True)
    shelf.take_away_all(batch)
    return batch


def undo_now(batch: ImportBatch, *, actor: Actor) -> ImportBatch:
    """Take a batch back in one go, for the command line."""
    _check_may(actor, batch.word, batch.community_id)
    with scope({batch.community_id}, role=APP):
        _move(batch, {State.DONE}, State.UNDOING)
        note_act(actor, batch.community_id, "import_undo", subject=batch.id)
        take_back(batch)
    return batch


def _taken(source: Path | str | bytes, file_name: str) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        return source, file_name
    return Path(source).read_bytes(), file_name or Path(source).name


def _begin(content: bytes, file_name: str, word: str, community: int, actor: Actor) -> ImportBatch:
    _check_may(actor, word, community)
    check_size(len(content))
    return ImportBatch.objects.create(
        community_id=community,
        word=word,
        file_name=shown_name(file_name),
        sha256=hashlib.sha256(content).hexdigest(),
        by_account=actor.account,
        made_at=now(),
    )


def check_size(size: int) -> None:
    """Asked before a file is read into memory."""
    if size > MOST_MEBIBYTES * MIB:
        raise Invalid(_("文件太大，超过%(limit)s MB。请按网格分成几个文件再导入。") % {"limit": MOST_MEBIBYTES})


def shown_name(file_name: str) -> str:
    """The name of the file without its folders, as far as there is room."""
    return file_name.replace("\\", "/").rpartition("/")[2].replace("\0", "")[:120]


def _check_may(actor: Actor, word: str, community: int) -> None:
    """The command line comes as the clock of the community it names."""
    if actor.by_clock and community in actor.communities:
        return
    if not (actor.sees_whole(community) and importers[word].may(actor)):
        raise Refused(_("导入名册是社区书记、值班岗和社区工作者的事。"))


def _move(batch: ImportBatch, expected: Iterable[str], to: str, **values: Any) -> None:
    """Change the state if it is still what we saw; and in a community one batch is written at a time."""
    mine = ImportBatch.objects.filter(community_id=batch.community_id, pk=batch.pk, state__in=expected)
    try:
        with transaction.atomic():
            moved = mine.update(state=to, why="", **values)
    except IntegrityError:
        raise Stale(_("另一份名册正在写，等它写完再来。")) from None
    if not moved:
        raise Stale(_("刚刚已经有人点过了，下面是现在的样子。"))
    batch.state, batch.why = to, ""
