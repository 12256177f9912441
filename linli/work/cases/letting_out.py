"""Let a photo of a case out, and take it back. Words go out as a public text, by the rules of those."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from linli.engine.matters.models import Matter
from linli.engine.publish.rules import may_publish
from linli.ground.access.actor import Actor
from linli.ground.base.clock import now
from linli.ground.base.errors import Invalid, Refused
from linli.ground.files.models import File
from linli.work.cases.models import PublicPhoto
from linli.work.cases.rules import may_be_public


def check_may_let_out(actor: Actor, matter: Matter) -> None:
    """Who speaks for the community, and only of what is everybody's business."""
    if not may_publish(actor, matter.community_id):
        raise Refused(_("对外公开的话，由社区书记、值班岗和社区工作者来写。"))
    if not may_be_public(matter.category, matter.restricted):
        raise Refused(_("邻里纠纷、民生保障和限专人看的事，不对外公开。"))


def let_photos_out(matter: Matter, files: Iterable[UUID], *, actor: Actor, looked: bool) -> tuple[int, int]:
    """Exactly these photos are out from now on. Returns how many went out and how many were taken back."""
    check_may_let_out(actor, matter)
    here = {"community_id": matter.community_id}
    mine = File.objects.filter(**here, word="matter", subject=matter.id, sort=File.Sort.PHOTO, id__in=list(files))
    wanted = set(mine.values_list("id", flat=True))
    out = PublicPhoto.objects.filter(**here, matter=matter, ended_at=None)
    known = set(out.values_list("file", flat=True))
    fresh = wanted - known
    if fresh and not looked:
        raise Invalid(_("先看一遍：照片里没有人脸、车牌和门牌号，再打勾放出去。"))
    back = out.filter(file__in=known - wanted).update(ended_at=now())
    seat = actor.seat_in(matter.community_id)
    PublicPhoto.objects.bulk_create(
        PublicPhoto(**here, matter=matter, file=file, by_account=actor.account, by=seat.title if seat else "", at=now())
        for file in sorted(fresh)
    )
    return len(fresh), back
