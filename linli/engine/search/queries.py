"""One answer to what was typed: every word of the house is asked, and who was shown is written down once."""

from dataclasses import dataclass

from linli.engine.search.asking import Ask
from linli.engine.search.typed import read_typed
from linli.ground.access.actor import Actor
from linli.ground.access.reading import log_reading
from linli.ground.base.declare import Hit, Searchable, searchables
from linli.ground.regions.models import Community


@dataclass(frozen=True, slots=True)
class Group:
    """The hits of one word; `more` when there were more than are shown."""

    word: str
    title: str
    hits: list[Hit]
    more: bool


def answer_to(actor: Actor, community: Community, said: str) -> list[Group]:
    """The groups that found something, in their order. Logs one reading for all persons in the answer."""
    typed = read_typed(said)
    if not typed.text:
        return []
    ask = Ask(actor, community, typed)
    groups = [group for s in sorted(searchables, key=lambda s: s.order) if (group := _group(s, ask)).hits]
    shown = {person for group in groups for hit in group.hits for person in hit.subjects}
    log_reading(actor, community.id, shown, to="find")
    return groups


def _group(searchable: Searchable, ask: Ask) -> Group:
    hits = searchable.find(ask)
    return Group(searchable.word, searchable.title, hits[: ask.most], len(hits) > ask.most)
