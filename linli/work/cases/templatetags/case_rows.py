"""The list of cases. Same parts as the page of one (`way`, `day`, `left`), put together without a template per row."""

from functools import cache
from uuid import UUID

from django import template
from django.urls import reverse
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linli.ground.base.clock import now
from linli.ground.base.templatetags.parts import way
from linli.ground.base.templatetags.times import day_words, left_words

register = template.Library()
ROW = (
    '<li><div class="what"><a href="{}">{}</a><p>{} · {}</p>{}</div>'
    '<div class="when{}"><b>{}</b>{}</div></li>'
)  # fmt: skip


@register.simple_tag
def case_rows(rows):
    """Show lines of cases, each with its way and its time."""
    moment, language = now(), get_language()
    return mark_safe(f'<ul class="list">{"".join(_row(row, moment, language) for row in rows)}</ul>')


def _row(row: dict, moment, language) -> SafeString:
    way_html = _way(row["at"], row["stage"], language)
    if not row["open"]:
        big, small = row["stage"], day_words(row["when"], moment)
    else:
        big, small = day_words(row["due"], moment), _beside(row, moment)
    cells = (address(row["id"]), row["title"], row["place"] or row["number"], row["owner"])
    return ROW.format(*map(conditional_escape, cells), way_html, " hot" if row["late"] else "", big, small)


def _beside(row: dict, moment) -> str:
    """How late it is, that its clock stands, or how far it is."""
    if row["late"]:
        return left_words(row["due"], moment)
    return _("停着") if row["paused"] else row["stage"]


@cache
def _way(at: int, word: str, language: str | None) -> SafeString:
    return way(at, 5, word)


def address(id: UUID) -> str:
    """Of a case: the one pattern of the addresses, filled without asking for it a hundred times."""
    return _pattern().format(id)


@cache
def _pattern() -> str:
    sample = UUID(int=0)
    return reverse("case", args=[sample]).replace(str(sample), "{}")
