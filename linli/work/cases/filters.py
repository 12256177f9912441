"""Narrow a list of cases by what an address says: every number on a map or a board opens the list it counts.

/cases/?tab=all&grid=2&what=A&from=hotline&since=2026-01-01&until=2026-03-31&only=late
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext as _

from linli.engine.matters.kinds import OPEN, WAIT_TITLES, Outcome, WaitsFor
from linli.engine.matters.models import due_within, late_by
from linli.ground.base.clock import end_of, now, start_of, today
from linli.ground.base.words import N_
from linli.ground.places.models import Place
from linli.ground.posts.models import Post
from linli.work.cases.models import Case, Category
from linli.work.cases.words import SOURCE_TITLES, Source

GOOD = 4  # stars from which a neighbour was content; the faces give 5 and 3
ONLY = {
    "open": N_("还没办完的"),
    "late": N_("晚了的"),
    "today": N_("今天到期的"),
    "over": N_("办结的"),
    "unanswered": N_("没等到回话的"),
    "good": N_("评了满意的"),
    "rated": N_("评过的"),
}


@dataclass(frozen=True, slots=True)
class Narrow:
    """What was asked for; empty where nothing was. What makes no sense counts as nothing."""

    grid: int | None = None
    post: UUID | None = None
    what: str = ""  # a code, or the letter of its group
    source: str = ""
    waits: str = ""
    since: date | None = None  # raised on this Shanghai day or later
    until: date | None = None  # and on this one or earlier
    only: str = ""

    def __bool__(self):
        return any(getattr(self, field.name) not in (None, "") for field in fields(self))

    @property
    def fields(self) -> list[tuple[str, str]]:
        """(word, value) of an address or a form, without those that say nothing."""
        said = [(WORDS.get(f.name, f.name), getattr(self, f.name)) for f in fields(self)]
        return [(word, str(value)) for word, value in said if value not in (None, "")]

    @property
    def query(self) -> str:
        """The words of the address."""
        return urlencode(self.fields)


WORDS = {"source": "from"}  # a word of Python, and the word of the address


def narrow_of(said: Mapping[str, str]) -> Narrow:
    """From an address. A typing error shows more, never an error page."""
    source, only, waits = said.get("from", ""), said.get("only", ""), said.get("waits", "")
    what = said.get("what", "")[:10]
    return Narrow(
        grid=_read(int, said.get("grid")), post=_read(UUID, said.get("post")),
        what=what if what.isascii() and what.isalnum() else "",
        source=source if source in set(Source) else "", waits=waits if waits in set(WaitsFor) else "",
        since=_read(date.fromisoformat, said.get("since")), until=_read(date.fromisoformat, said.get("until")),
        only=only if only in ONLY else "",
    )  # fmt: skip


def _read(kind, text):
    try:
        return kind(text) if text and len(text) <= 36 else None
    except ValueError:
        return None


def narrowed(rows, by: Narrow, *, community: int):
    """The matters of a query set that fit."""
    if by.grid is not None:
        rows = rows.filter(grid__number=by.grid)
    if by.post is not None:
        rows = rows.filter(owner_id=by.post)
    if by.what:
        rows = rows.filter(category__startswith=by.what)
    if by.waits:
        rows = rows.filter(waits_for=by.waits)
    if by.since or by.until:
        rows = rows.filter(merged_into=None)  # told twice, counted once
    if by.since:
        rows = rows.filter(raised_at__gte=start_of(by.since))
    if by.until:
        rows = rows.filter(raised_at__lt=end_of(by.until))
    if by.source:
        rows = rows.filter(case_with(community, source=by.source))
    return only(rows, by.only, community)


def only(rows, word: str, community: int):
    """The ones of a state that boards count."""
    if word == "late":
        return rows.filter(is_late(now()))
    if word == "today":
        return rows.filter(due_within(now(), end_of(today())))
    if word == "open":
        return rows.live()
    if word == "over":
        return rows.exclude(stage__in=OPEN).exclude(stage="done")
    if word == "unanswered":
        return rows.filter(outcome=Outcome.UNANSWERED)
    if word == "good":
        return rows.filter(case_with(community, stars__gte=GOOD))
    return rows.filter(case_with(community, stars__isnull=False)) if word == "rated" else rows


def is_late(moment) -> Q:
    """Open after its time, or brought to its end after its time."""
    return late_by(moment) | (~Q(stage__in=OPEN) & Q(stage_at__gt=F("due_at")))


def case_with(community: int, **facts) -> Exists:
    return Exists(Case.objects.filter(community_id=community, matter_id=OuterRef("id"), **facts))


def _what(code: str) -> str:
    """Of a letter the group, of a code the category, as the shipped rows call them."""
    row = Category.objects.filter(code__startswith=code).order_by("code", "id").values_list("group", "name").first()
    return row[len(code) > 1] if row else code


def words_of(by: Narrow, *, community: int) -> list[str]:
    """What the list is narrowed to, in words."""
    words = []
    if by.grid is not None:
        grid = Place.objects.filter(community_id=community, kind="grid", number=by.grid, closed_at=None).first()
        words.append(grid.name if grid else _("没有这个网格"))
    if by.post is not None:
        post = Post.objects.filter(community_id=community, id=by.post).first()
        words.append(post.title if post else _("没有这个岗"))
    words += [_what(by.what)] if by.what else []
    words += [_(SOURCE_TITLES[Source(by.source)])] if by.source else []
    words += [_(WAIT_TITLES[WaitsFor(by.waits)])] if by.waits else []
    if by.since or by.until:
        words.append(_("%(since)s 到 %(until)s 来的") % {"since": by.since or "…", "until": by.until or "…"})
    return words + ([_(ONLY[by.only])] if by.only else [])
