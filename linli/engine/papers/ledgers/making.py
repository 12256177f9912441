"""Make one sheet: the rows as the asker may see them, sealed away under its id."""

import tempfile
from datetime import timedelta

from django.utils import translation
from django.utils.translation import gettext as _

from linli.engine.papers.defaults import EXPORT_HOURS
from linli.engine.papers.ledgers import shelf
from linli.engine.papers.ledgers.kinds import Asked, Ledger, columns_of
from linli.engine.papers.ledgers.sheets import Paper, write_csv, write_xlsx
from linli.engine.papers.ledgers.sieving import days_said
from linli.engine.papers.ledgers.streaming import lines_of
from linli.engine.papers.ledgers.words import PURPOSE_TITLES, Purpose
from linli.engine.papers.models import Export
from linli.ground.base.clock import local, now
from linli.ground.base.errors import Stale
from linli.ground.base.telling import Tell, nobody
from linli.ground.regions.settings import value_for

WRITERS = {Export.Format.XLSX: write_xlsx, Export.Format.CSV: write_csv}
State = Export.State


def make(export: Export, ledger: Ledger, asked: Asked, *, total: int = 0, tell: Tell = nobody) -> None:
    """Write, seal away, and say what became of it. The readings are logged in the same transaction."""
    folder = str(shelf.folder())
    with tempfile.TemporaryFile(dir=folder) as out, translation.override("zh-hans"):
        paper = paper_of(export, ledger, asked)
        lines = lines_of(ledger, asked, paper.columns, total=total, tell=tell)
        rows = WRITERS[Export.Format(export.format)](out, paper, lines, folder=folder)
        sha256, size = shelf.lay_by(export, out)
    moment, hours = now(), value_for(asked.community, EXPORT_HOURS)
    until = moment + timedelta(hours=hours)
    settle(export, State.MAKING, State.READY, rows=rows, sha256=sha256, size=size, done_at=moment, until=until)


def settle(export: Export, expected: str, to: str, **values) -> None:
    """Move on from the state we saw; should another have moved it, say so."""
    mine = Export.objects.filter(community_id=export.community_id, pk=export.pk, state=expected)
    if not mine.update(state=to, **values):
        raise Stale(_("刚刚已经有人点过了，下面是现在的样子。"))
    export.state = to
    for name, value in values.items():
        setattr(export, name, value)


def paper_of(export: Export, ledger: Ledger, asked: Asked) -> Paper:
    """Title, days and mark of the sheet."""
    title = _(ledger.title)
    return Paper(
        title=f"{asked.community.name}{title}",
        unit=_(ledger.unit),
        days=days_said(asked.sieve),
        columns=tuple(columns_of(ledger, asked.community)),
        mark=mark_of(export, asked),
        name=title[:31],
    )


def mark_of(export: Export, asked: Asked) -> str:
    """Whose copy it is: who took it out, when, for what."""
    seat = asked.actor.seat_in(asked.community.id)
    told = {
        "name": f"{asked.actor.name}（{seat.title}）" if seat else asked.actor.name,
        "when": f"{local(export.made_at):%Y-%m-%d %H:%M}",
        "purpose": _(PURPOSE_TITLES[Purpose(export.purpose)]),
        "reason": " ".join(export.reason.split()),
    }
    return _("由%(name)s于 %(when)s 导出，用途：%(purpose)s，%(reason)s。只作这个用途，用完销毁。") % told


def file_name(export: Export, ledger: Ledger, community) -> str:
    """富民街社区_诉求办理台账_20261122.xlsx"""
    with translation.override("zh-hans"):
        return f"{community.name}_{_(ledger.title)}_{local(export.made_at):%Y%m%d}.{export.format}"
