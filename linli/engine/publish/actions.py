"""Write, see, agree, let out, take back. Nothing goes out while something is found in it."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from linli.engine.publish.models import LONGEST, Consent, Look, PublicText
from linli.engine.publish.queries import findings, hash_of, standing_findings
from linli.engine.publish.rules import may_publish
from linli.ground.access.actor import Actor
from linli.ground.access.reading import log_reading
from linli.ground.base.clock import now
from linli.ground.base.declare import Finding
from linli.ground.base.errors import Invalid, Refused, Stale
from linli.ground.regions.models import Community
from linli.ground.regions.scoped import change

State, Word = PublicText.State, Look.Word


def write_text(
    community: Community, *, actor: Actor, title: str, words: str, sort: str, subject: UUID | None = None
) -> PublicText:
    """A new draft, looked through at once. Only staff see it."""
    check_may(actor, community.id)
    title, words = _checked(title, words)
    text = PublicText(community_id=community.id, sort=sort, subject=subject, title=title, words=words)
    found = standing_findings(text, community)
    text.state = State.FOUND if found else State.DRAFT
    text.by_account, text.made_at = actor.account, now()
    text.save(force_insert=True)
    _note(text, Word.WRITE, actor, found)
    return text


def rewrite_text(
    text: PublicText, community: Community, *, actor: Actor, title: str, words: str, sort: str, version: int
):
    """Other words for a text that is not out. Who wrote over words he had not seen gets Stale."""
    check_may(actor, text.community_id)
    _check_open(text)
    if text.version != version:
        raise Stale(_("这段话刚刚有人改过，请看一眼新的再改。"))
    title, words = _checked(title, words)
    proposed = PublicText(id=text.id, community_id=text.community_id, title=title, words=words)
    found = standing_findings(proposed, community)
    change(text, title=title, words=words, sort=sort, state=State.FOUND if found else State.DRAFT)
    _note(text, Word.WRITE, actor, found)


def see_text(text: PublicText, community: Community, *, actor: Actor) -> None:
    """Say that one has read it as it is now."""
    check_may(actor, text.community_id)
    _note(text, Word.SEE, actor, standing_findings(text, community))


def agree_by_name(text: PublicText, community: Community, *, person: UUID, how: str, actor: Actor) -> None:
    """Keep that a person named in the text agreed to these words. Numbers, doors and children are never agreed to."""
    check_may(actor, text.community_id)
    _check_open(text)
    named = {id for f in findings(community, text.whole) if not f.strict for id in f.subjects}
    if person not in named:
        raise Invalid(_("这段话里没有这个人的名字，不用记同意。"))
    try:
        with transaction.atomic():
            Consent.objects.create(
                community_id=text.community_id, text=text, person_id=person, how=how, words_hash=hash_of(text),
                by_account=actor.account, at=now(),
            )  # fmt: skip
    except IntegrityError:
        raise Stale(_("本人同意刚刚已经记过了。")) from None
    log_reading(actor, text.community_id, [person], to="publish")
    found = standing_findings(text, community)
    change(text, state=State.FOUND if found else State.DRAFT)
    _note(text, Word.AGREE, actor, found, said=str(Consent.How(how).label))


def publish_text(text: PublicText, community: Community, *, actor: Actor) -> None:
    """Let everybody read it. Looked through once more: the register may know more names than when it was written."""
    check_may(actor, text.community_id)
    _check_open(text)
    if found := standing_findings(text, community):
        raise Invalid(refusal_of(found))
    change(text, state=State.PUBLISHED, published_at=now())
    _note(text, Word.PUBLISH, actor, [])


def withdraw_text(text: PublicText, *, actor: Actor, why: str) -> None:
    """Take it back: nobody outside reads it any more. It stays in the house with the reason."""
    check_may(actor, text.community_id)
    if text.state != State.PUBLISHED:
        raise Stale(_("这段话现在没有公开，不用撤回。"))
    if not why.strip():
        raise Invalid(_("写一句为什么撤回。"))
    change(text, state=State.WITHDRAWN)
    _note(text, Word.WITHDRAW, actor, [], said=why.strip()[:200])


def refusal_of(found: list[Finding]) -> str:
    return _("还有 %(count)s 处不能公开，标出来了，改好再公开。") % {"count": len(found)}


def check_may(actor: Actor, community: int) -> None:
    if not may_publish(actor, community):
        raise Refused(_("对外公开的话，由社区书记、值班岗和社区工作者来写。"))


def _check_open(text: PublicText) -> None:
    if not text.is_open:
        raise Stale(_("这段话已经公开或撤回，不能再改。要改就先撤回，再写一段新的。"))


def _checked(title: str, words: str) -> tuple[str, str]:
    title, words = " ".join(title.split()), words.replace("\r\n", "\n").replace("\0", "").strip()
    if not title or not words:
        raise Invalid(_("题目和正文都要写。"))
    if len(title) > 80 or len(words) > LONGEST:
        raise Invalid(_("题目最多80字，正文最多%(most)s字。") % {"most": LONGEST})
    return title, words


def _note(text: PublicText, word: str, actor: Actor, found: list[Finding], said: str = "") -> None:
    seat = actor.seat_in(text.community_id)
    Look.objects.create(
        community_id=text.community_id, text=text, word=word, account_id=actor.account, by=seat.title if seat else "",
        said=said, found=len(found), words_hash=hash_of(text), at=now(),
    )  # fmt: skip
