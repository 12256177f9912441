"""Ask somebody outside to do a part, and take it back."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from linli.engine.matters.actions.working import lock, step_before, take_step
from linli.engine.matters.kinds import Whistle
from linli.engine.matters.models import Matter, Part
from linli.engine.notices.actions import tell
from linli.ground.access.actor import Actor
from linli.ground.base.clock import now
from linli.ground.base.errors import Invalid, Stale
from linli.ground.bodies.models import Body
from linli.ground.files.models import File
from linli.ground.posts.queries import contact_post


def ask_body(
    matter: Matter,
    body: Body,
    *,
    actor: Actor,
    words: str,
    due_at: datetime,
    category_title: str,
    place_line: str,
    photos: list[UUID],
    client_key: UUID | None = None,
) -> Part:
    """A body of this community is asked by its contact post. What is asked is copied; the owner stays the owner."""
    if client_key and (known := step_before(matter, client_key)):
        return part_before(matter, known.client_key)
    post = contact_post(matter.community_id, body.id)
    if post is None:
        raise Invalid(_("“%(body)s”还没有联系岗，请先在组织里补上联系人。") % {"body": body.name})
    if due_at <= now():
        raise Invalid(_("请给对方留出时间：期限要在现在之后。"))
    take_step(matter, "ask", actor=actor, said=words, why=body.name, client_key=client_key)
    try:
        with transaction.atomic():
            part = Part.objects.create(
                community_id=matter.community_id,
                matter=matter,
                addressee_scope=body.code,
                addressee_post=post.id,
                addressee_name=str(body),
                number=matter.number,
                category_title=category_title,
                place_line=place_line,
                words=words.strip(),
                photos=own_photos(matter, photos),
                asked_by=actor.seat_in(matter.community_id).title,
                asked_at=now(),
                due_at=due_at,
                next_look=due_at,
                client_key=client_key,
            )
    except IntegrityError as error:
        raise Stale(_("已经请过“%(body)s”了，等对方回话就行。") % {"body": body.name}) from error
    tell_addressee(part, "part_asked")
    return part


def tell_addressee(part: Part, word: str) -> None:
    """A notice for who was asked: he stands outside, so it leads to his Part and names no resident."""
    tell(
        part.community_id, word, post=part.addressee_post, scope=part.addressee_scope, subject=part.id,
        urgent=part.whistle == Whistle.URGENT, number=part.number, category=part.category_title,
    )  # fmt: skip


def own_photos(matter: Matter, photos: list[UUID]) -> list[UUID]:
    """Those of the ids that are photos of this matter: nothing else may be shown to outsiders along with it."""
    mine = File.objects.filter(community_id=matter.community_id, subject=matter.id, sort=File.Sort.PHOTO, id__in=photos)
    return list(mine.order_by("made_at", "id").values_list("id", flat=True))


def part_before(matter: Matter, client_key: UUID) -> Part:
    return Part.objects.get(community_id=matter.community_id, matter=matter, client_key=client_key)


def recall_part(part: Part, *, actor: Actor) -> None:
    """The owner no longer needs it; who was asked sees that."""
    matter = lock(part.matter)
    take_step(matter, "recall", actor=actor, why=part.addressee_name)
    open_ = Part.objects.filter(
        community_id=part.community_id, id=part.id, state__in=(Part.State.ASKED, Part.State.ACCEPTED)
    )
    if not open_.update(state=Part.State.RECALLED):
        raise Stale(_("对方已经办完了。"))
    tell_addressee(part, "part_recalled")
