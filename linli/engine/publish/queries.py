"""What must not be said in a text, and the texts themselves."""

import hashlib
from collections.abc import Iterable
from uuid import UUID

from linli.engine.publish.models import Consent, Look, PublicText
from linli.engine.publish.plain import plain_of
from linli.ground.access.actor import Actor
from linli.ground.base.declare import Finding, finders
from linli.ground.base.errors import NotThere
from linli.ground.regions.models import Community


def findings(community: Community, text: str) -> list[Finding]:
    """Everything the house finds in a text that is to be public, in the order of the text."""
    plain = plain_of(text)
    return sorted(finding for finder in finders for finding in finder.find(community, plain))


def standing_findings(text: PublicText, community: Community) -> list[Finding]:
    """What still keeps this text in: a name to which its bearer agreed, in these very words, keeps nothing in."""
    agreed = agreed_of(text)
    return [f for f in findings(community, text.whole) if f.strict or not agreed.intersection(f.subjects)]


def agreed_of(text: PublicText) -> set[UUID]:
    """Who agreed to the words as they are now. Other words, and the consent is asked for again."""
    given = Consent.objects.filter(community_id=text.community_id, text=text, words_hash=hash_of(text))
    return set(given.values_list("person_id", flat=True))


def hash_of(text: PublicText) -> str:
    return hashlib.sha256(text.whole.encode()).hexdigest()


def texts_for(actor: Actor):
    """The texts of the communities the actor sees whole."""
    return PublicText.objects.filter(community_id__in=actor.whole)


def find_text(actor: Actor, id: UUID) -> PublicText:
    """One text for who looks after public texts, else NotThere."""
    text = texts_for(actor).filter(id=id).first()
    if text is None:
        raise NotThere()
    return text


def looks_of(text: PublicText) -> list[Look]:
    """Who wrote, looked at, let out and took back, in order."""
    return list(Look.objects.filter(community_id=text.community_id, text=text).order_by("at", "id"))


def published_in(community: int, sort: str, subjects: Iterable[UUID] | None = None):
    """What everybody may read, newest first: the only way for a public page to come by a text."""
    out = PublicText.objects.filter(community_id=community, sort=sort, state=PublicText.State.PUBLISHED)
    if subjects is not None:
        out = out.filter(subject__in=list(subjects))
    return out.order_by("-published_at", "-id")
