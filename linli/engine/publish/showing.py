"""A text with its findings, as the page shows them: pieces to mark, sentences with their cure, who may be meant."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from linli.engine.publish.models import PublicText
from linli.engine.search.people import homes_of
from linli.engine.search.reach import Reach
from linli.ground.access.actor import Actor
from linli.ground.access.reading import log_reading
from linli.ground.base.declare import Finding
from linli.ground.base.masks import mask_name
from linli.ground.base.words import N_
from linli.ground.people.models import Person

KINDS = {
    "name": N_("名字"),
    "child": N_("孩子的名字"),
    "phone": N_("电话"),
    "id": N_("证件号"),
    "door": N_("门牌"),
}
TONES = {"draft": "blue", "found": "warm", "published": "", "withdrawn": ""}


def pieces(text: str, found: Iterable[Finding], *, offset: int = 0) -> list[dict]:
    """The text cut where findings begin and end; overlapping findings make one mark."""
    cut: list[dict] = []
    at = 0
    for f in sorted(found):
        start, end = max(f.start - offset, at), min(f.end - offset, len(text))
        if start < end:
            cut += [
                {"said": text[at:start], "kind": ""},
                {"said": text[start:end], "kind": _(KINDS.get(f.kind, f.kind))},
            ]
            at = end
    cut.append({"said": text[at:], "kind": ""})
    return [piece for piece in cut if piece["said"]]


def marked(text: PublicText, found: list[Finding]) -> dict:
    """Heading and words, each with its marks."""
    border = len(text.title) + 1
    return {"title": pieces(text.title, found), "words": pieces(text.words, found, offset=border)}


def told(text: PublicText, found: list[Finding], actor: Actor) -> list[dict]:
    """Each finding once, with its cure; for a name, the neighbours who may be meant. Showing them is a reading."""
    bearers = bearers_of(text.community_id, {id for f in found for id in f.subjects})
    log_reading(actor, text.community_id, bearers, to="publish")
    seen: dict[tuple, dict] = {}
    for f in found:
        said = text.whole[f.start : f.end]
        row = {"kind": _(KINDS.get(f.kind, f.kind)), "said": said, "why": _(f.why)}
        row["people"] = [bearers[id] | {"id": id} for id in f.subjects if id in bearers]
        seen.setdefault((f.kind, said), row)
    return list(seen.values())


def bearers_of(community: int, persons: set[UUID]) -> dict[UUID, dict]:
    """Masked name and home of each."""
    if not persons:
        return {}
    homes = homes_of(community, sorted(persons), Reach(whole=True))
    names = Person.objects.filter(community_id=community, id__in=persons).values_list("id", "name")
    homeless = {id: (homes[id].called, homes[id].line) if id in homes else ("", "") for id in persons}
    return {id: {"name": mask_name(name), "line": " · ".join(filter(None, homeless[id]))} for id, name in names}


def chip_of(text: PublicText) -> dict:
    return {"word": _(PublicText.State(text.state).label), "tone": TONES[text.state]}
