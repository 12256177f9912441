"""吹哨报到: the community calls its sub-district, they ask and answer each other, and the community rates the answer.

The owner stays the owner. What goes up names no resident: words are looked through before they leave.
"""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from linli.engine.matters.actions.answering import in_the_matter
from linli.engine.matters.actions.asking import own_photos, part_before, tell_addressee
from linli.engine.matters.actions.working import lock, step_before, take_step, write_step
from linli.engine.matters.kinds import WHISTLE_TITLES
from linli.engine.matters.models import Matter, Part
from linli.engine.matters.queries import answers_for
from linli.engine.notices.actions import tell
from linli.engine.publish.queries import findings
from linli.ground.access.actor import Actor
from linli.ground.base.clock import now
from linli.ground.base.errors import Invalid, NotThere, Stale
from linli.ground.places.models import Place
from linli.ground.posts.above import Above
from linli.ground.regions.models import Community

LONGEST_TALK = 20
OUTDOORS = (Place.Kind.BUILDING, Place.Kind.ESTATE, Place.Kind.GRID)


def whistle(
    matter: Matter,
    above: Above,
    *,
    actor: Actor,
    community: Community,
    sort: str,
    words: str,
    why: str,
    wanted: str = "",
    due_at: datetime,
    category_title: str,
    photos: list[UUID] = (),
    client_key: UUID | None = None,
) -> Part:
    """Call the region above, once at a time for a matter. Refused while the words name somebody or a door."""
    if client_key and (known := step_before(matter, client_key)):
        return part_before(matter, known.client_key)
    if sort not in WHISTLE_TITLES:
        raise Invalid(_("选一下是哪一种哨。"))
    if not words.strip() or not why.strip():
        raise Invalid(_("写清要街道做什么、为什么社区自己办不了。"))
    if due_at <= now():
        raise Invalid(_("请给对方留出时间：期限要在现在之后。"))
    check_names_nobody(community, f"{words}\n{why}\n{wanted}")
    take_step(matter, "ask", actor=actor, said=words, why=above.name, client_key=client_key)
    try:
        with transaction.atomic():
            part = Part.objects.create(
                community_id=matter.community_id, matter=matter, role=Part.Role.ABOVE, addressee_scope=above.code,
                addressee_post=above.post, addressee_name=above.name, number=matter.number,
                category_title=category_title, place_line=outdoors_line(matter), words=words.strip(),
                why=why.strip()[:200], wanted=wanted.strip()[:120], whistle=sort,
                photos=own_photos(matter, list(photos)), asked_by=asker_of(actor, community), asked_at=now(),
                due_at=due_at, client_key=client_key,
            )  # fmt: skip
    except IntegrityError as error:
        raise Stale(_("已经向“%(name)s”吹过哨了，等回话就行。") % {"name": above.name}) from error
    tell_addressee(part, "part_asked")
    return part


def check_names_nobody(community: Community, text: str) -> None:
    """Raise with what was found: a name, a phone, an ID number or somebody's door does not leave the community."""
    if found := findings(community, text):
        told = "、".join(dict.fromkeys(text[f.start : f.end] for f in found[:5]))
        raise Invalid(
            _("这些话街道看得到，里面不能有居民的名字、电话和门牌：%(found)s。请改成“一位居民”“某单元”这样的说法。")
            % {"found": told}
        )


def outdoors_line(matter: Matter) -> str:
    """The building at most: who lives behind which door stays here."""
    place = matter.place if matter.place_id else None
    while place is not None and place.kind not in OUTDOORS:
        place = place.parent
    return place.line if place else ""


def asker_of(actor: Actor, community: Community) -> str:
    return f"{community.name} {actor.seat_in(community.id).title}"[:60]


def talk_back(part: Part, *, actor: Actor, said: str) -> None:
    """Whoever was asked asks back: the owner hears of it, and the question stands in the matter's trail."""
    said = checked_line(said)
    with in_the_matter(part):
        matter = lock(Matter(community_id=part.community_id, id=part.matter_id))
        add_line(part, actor=actor, said=said, ours=False)
        write_step(matter, "part_talk", actor=actor, said=said, by=part.addressee_name)
        tell(
            part.community_id, "owner_part_talked", post=matter.owner_id, subject=matter.id, number=matter.number,
            title=matter.title,
        )  # fmt: skip


def answer_back(part: Part, *, actor: Actor, said: str, community: Community) -> None:
    """The community answers. The words go up, so they too name nobody."""
    said = checked_line(said)
    check_names_nobody(community, said)
    matter = lock(Matter(community_id=part.community_id, id=part.matter_id))
    add_line(part, actor=actor, said=said, ours=True)
    write_step(matter, "part_talk", actor=actor, said=said)
    tell_addressee(part, "part_talked")


def checked_line(said: str) -> str:
    if not said.strip():
        raise Invalid(_("写一句话再发。"))
    return said.strip()[:500]


def add_line(part: Part, *, actor: Actor, said: str, ours: bool) -> None:
    """One more line under the row's lock. The matter is locked before, so the order is the same for both sides."""
    rows = Part.objects.select_for_update(of=("self",)).filter(community_id=part.community_id, id=part.id)
    row = (rows if ours else rows.filter(answers_for(actor))).first()
    if row is None:
        raise NotThere()
    if not row.is_open:
        raise Stale(_("这一件已经有结果了，看一眼现在的情况。"))
    if len(row.talk) >= LONGEST_TALK:
        raise Invalid(_("来回说得够多了，打个电话说吧。"))
    by = row.asked_by if ours else row.addressee_name
    row.talk.append({"by": by, "said": said, "at": now().isoformat(), "ours": ours})
    row.save(update_fields=["talk"])


def rate_part(part: Part, *, actor: Actor, stars: int) -> None:
    """The community says how it went; once, when the answer is there (吹哨的评报到的)."""
    if stars not in range(1, 6):
        raise Invalid(_("请点一到五颗星。"))
    done = Part.objects.filter(
        community_id=part.community_id, id=part.id, role=Part.Role.ABOVE, state__in=("done", "declined"), stars=None
    )
    if not done.update(stars=stars, rated_at=now()):
        raise Stale(_("评过了，或者对方还没有回话。"))
    write_step(lock(Matter(community_id=part.community_id, id=part.matter_id)), "part_rate", actor=actor)
    tell(
        part.community_id, "part_rated", post=part.addressee_post, scope=part.addressee_scope, subject=part.id,
        number=part.number, category=part.category_title, stars=stars,
    )  # fmt: skip
