"""Find matters by their number, or by words of the title and of what was said when they were raised."""

import re

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from linli.engine.matters.kinds import STAGE_TITLES, Stage
from linli.engine.matters.queries import visible_to
from linli.engine.search.asking import Ask
from linli.ground.base.clock import local, now
from linli.ground.base.declare import Hit
from linli.ground.base.tokens import folded, search_tokens
from linli.ground.places.models import Place
from linli.ground.regions.models import Community

MOST_TOKENS = 400
SHORTEST_LATIN = 4
_NUMBER = re.compile(r"[0-9]{1,9}-[0-9]{2}-[0-9]{1,9}")
_RUNNING = re.compile(r"[0-9]{1,6}")


def tokens_of(title: str, said: str) -> list[str]:
    """What a new matter is found by: the pairs of its title and of the beginning of what was said."""
    return search_tokens("", f"{title} {said[:MOST_TOKENS]}")[:MOST_TOKENS]


def find_matters(ask: Ask) -> list[Hit]:
    """Newest first, of what the actor may know of. One character alone is in too many to mean one."""
    seen = visible_to(ask.actor).filter(community_id=ask.community.id)
    if number := number_meant(ask.community, ask.typed.text):
        seen = seen.filter(number=number)
    elif wanted := pairs_of(ask.typed.text):
        seen = seen.filter(search_tokens__contains=wanted)
    else:
        return []
    line = Place.objects.filter(community_id=OuterRef("community_id"), id=OuterRef("place_id")).values("line")
    rows = seen.order_by("-raised_at", "-id").values("id", "kind", "number", "title", "stage", line=Subquery(line))
    return [_hit(row) for row in rows[: ask.most + 1]]


def number_meant(community: Community, text: str) -> str:
    """`1-26-0043` is a number; `43` or `0043` is that one of this year, in the asker's community."""
    if _NUMBER.fullmatch(text):
        return text
    if not _RUNNING.fullmatch(text):
        return ""
    return f"{community.number}-{local(now()).year % 100:02}-{int(text):04}"


def pairs_of(text: str) -> list[str]:
    """Few letters are the sound of a name; `wifi` may be a matter."""
    shortest = SHORTEST_LATIN if text.isascii() else 2
    return search_tokens("", folded(text)) if len(text) >= shortest and not text.isdigit() else []


def _hit(row: dict) -> Hit:
    facts = filter(None, (row["number"], _(STAGE_TITLES[Stage(row["stage"])]), row["line"]))
    return Hit(row["title"], " · ".join(facts), ways=((row["kind"], row["id"]),))
