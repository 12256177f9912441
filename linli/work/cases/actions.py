"""Report, rate, send back. What all kinds share (accept, ask, hand, answer) is the engine's."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from linli.engine.matters.actions import settling
from linli.engine.matters.actions.raising import raise_matter
from linli.engine.matters.actions.working import take_step
from linli.engine.matters.models import Matter, Step
from linli.ground.access.actor import Actor
from linli.ground.base.clock import now
from linli.ground.base.errors import Invalid, Refused
from linli.ground.files.actions import keep_photos
from linli.ground.people.models import Person
from linli.ground.people.sealing import seal_phone
from linli.ground.places.models import Place
from linli.ground.posts.models import Post
from linli.ground.regions.models import Community
from linli.work.cases import rules
from linli.work.cases.limits import dues_of
from linli.work.cases.models import Case, Category
from linli.work.cases.owners import Owners
from linli.work.cases.queries import case_of, category_of
from linli.work.cases.words import PICTURES, Source

TITLE = 24  # characters of a title taken from the words


def report_case(
    *,
    actor: Actor,
    community: Community,
    category: str,
    place: Place | None,
    words: str,
    photos: Iterable[bytes] = (),
    client_key: UUID | None = None,
    spot: str = "",
    hide_me: bool = True,
    source: str = Source.RESIDENT,
    called: str = "",
    phone: str = "",
) -> Matter:
    """A report becomes a matter with an owner, a number and a promised time. Words or a photo are enough."""
    if not rules.may_report(actor, community.id):
        raise Refused(_("请先用本社区的账号登录，再反映事情。"))
    if source != Source.RESIDENT and not rules.may_report_for_others(actor, community.id):
        raise Refused(_("只有社区的工作人员能替别人登记。"))
    photos, words = list(photos), words.strip()
    if not words and not photos:
        raise Invalid(_("说一句，或者拍一张，我们才知道是什么事。"))
    chosen = category_of(community, category)
    if chosen is None:
        raise Invalid(_("请选一下是什么事；说不清就选“说不清”。"))
    owners = Owners(community, paths=[place.path] if place else ())
    owner, why = owners.of(chosen, place, source)
    dues = dues_of(community, chosen, start=now())

    def build(matter: Matter) -> None:
        Case.objects.create(
            community_id=community.id,
            matter=matter,
            category=chosen.code,
            urgency=chosen.urgency,
            lead=owners.lead_of(chosen, place),
            words=words,
            spot=spot.strip(),
            source=source,
            hide_me=hide_me,
            called=called.strip(),
            phone_sealed=seal_phone(phone) if phone.strip() else None,
        )
        keep_photos(community.id, photos, word="matter", subject=matter.id, role="before", actor=actor)

    return raise_matter(
        "case",
        community=community,
        actor=actor,
        title=title_of(words, chosen, place),
        said=words,
        owner=owner,
        owner_why=why,
        due_at=dues.due_at,
        acknowledge_by=dues.acknowledge_by,
        answer_by=dues.answer_by,
        build=build,
        client_key=client_key,
        place=place,
        person=person_of(actor, community.id, source),
        category=chosen.code,
        restricted=chosen.restricted,
    )


def person_of(actor: Actor, community: int, source: str):
    """The resident who reports for himself, as he stands in the register of this community."""
    if source != Source.RESIDENT or not actor.persons:
        return None
    return Person.objects.filter(community_id=community, id__in=actor.persons).first()


def title_of(words: str, category: Category, place: Place | None) -> str:
    """The first clause of what was said; without words, what and where."""
    first = words
    for mark in "\n。！？；!?;":
        first = first.split(mark)[0]
    first = first.strip()
    if len(first) > TITLE:
        first = first[:TITLE].rstrip("，、, ") + "…"
    return first or (f"{place.line} {category.name}" if place else dict_of_pictures().get(category.code, category.name))


def dict_of_pictures() -> dict[str, str]:
    return {code: str(word) for _picture, word, code in PICTURES}


def first_owner(
    community: Community, category: Category, place: Place | None, source: str, *, urgency: str = ""
) -> tuple[Post, str]:
    """(post, reason): the first fitting route whose post is there, else the duty post. Never nobody."""
    return Owners(community, paths=[place.path] if place else ()).of(category, place, source, urgency=urgency)


def rate_case(matter: Matter, *, actor: Actor, stars: int, said: str = "", client_key: UUID | None = None) -> Step:
    """The one who reported it is content: the case is confirmed with his stars."""
    if stars not in range(1, 6):
        raise Invalid(_("请点一个笑脸。"))
    step = settling.confirm(matter, "rate", actor=actor, said=said, client_key=client_key)
    if step.fresh:
        Case.objects.filter(community_id=matter.community_id, matter=matter).update(stars=stars, rated_at=now())
    return step


def send_case_back(matter: Matter, *, actor: Actor, said: str, client_key: UUID | None = None) -> Step:
    """Not good yet: it goes on at the same post, with a new promised time."""
    community = Community.objects.select_related("region").get(id=matter.community_id)
    category, case = category_of(community, matter.category), case_of(matter)
    due = dues_of(community, category, case.urgency, start=now()).due_at
    return settling.send_back(matter, "back", actor=actor, said=said, due_at=due, client_key=client_key)


def fix_case(
    matter: Matter, *, actor: Actor, said: str, photos: Iterable[bytes], client_key: UUID | None = None
) -> Step:
    """Mended by ourselves: words and a photo of how it is now."""
    photos = list(photos)
    step = take_step(matter, "fix", actor=actor, said=said, photos=len(photos), client_key=client_key)
    if step.fresh:
        keep_photos(matter.community_id, photos, word="matter", subject=matter.id, role="after", actor=actor)
    return step
