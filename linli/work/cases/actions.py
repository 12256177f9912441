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
from linli.ground.base.prepared import Prepared
from linli.ground.base.written import Written
from linli.ground.files.actions import held_files, keep_held, keep_photos, keep_sound
from linli.ground.people.models import Person
from linli.ground.people.sealing import seal_phone
from linli.ground.places.models import Place
from linli.ground.posts.models import Post
from linli.ground.regions.models import Community
from linli.work.cases import rules
from linli.work.cases.limits import dues_of
from linli.work.cases.models import Case, Category
from linli.work.cases.naming import posts_named
from linli.work.cases.owners import Owners
from linli.work.cases.queries import case_of, category_of
from linli.work.cases.words import ASKED_THEMSELVES, PICTURES, Source, Urgency

CASES = Written(Case)
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
    answers: dict[str, str] | None = None,
    by_way: str = "",
    person: Person | None = None,
    sound: bytes | None = None,
    held: UUID | None = None,
) -> Matter:
    """A report becomes a matter with an owner, a number and a promised time. Words, a photo or a message are enough.

    `held` names what was put aside with an earlier sending of the same form; `person` for whom staff write it down.
    """
    check_may_report(actor, community.id, source)
    photos, words, aside = list(photos), words.strip(), held_files(community.id, held)
    if not (words or photos or sound or aside):
        raise Invalid(_("说一句，或者拍一张，我们才知道是什么事。"))
    chosen = category_of(community, category)
    if chosen is None or chosen.ended_at:
        raise Invalid(_("请选一下是什么事；说不清就选“说不清”。"))
    owners = Owners(community, paths=[place.path] if place else ())
    owner, why = owners.of(chosen, place, source)
    dues = dues_of(community, chosen, start=now())

    def build(matter: Matter) -> None:
        case = Case(
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
            answers=answers or {},
            by_way=by_way,
        )
        CASES.write(case)
        keep_told(matter, photos=photos, sound=sound, aside=aside, actor=actor)

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
        person=person or person_of(actor, community.id, source),
        category=chosen.code,
        restricted=chosen.restricted,
        seen_by=posts_named(community, chosen.code) if chosen.restricted else (),
        urgent=chosen.urgency in (Urgency.U0, Urgency.U1),
    )


def check_may_report(actor: Actor, community: int, source: str) -> None:
    """Residents for themselves and their neighbours, anybody by slip, staff for whoever came to them."""
    if source == Source.SLIP and rules.may_report_by_slip(actor, community):
        return
    if not rules.may_report(actor, community):
        raise Refused(_("请先用本社区的账号登录，再反映事情。"))
    if source not in (Source.RESIDENT, Source.HELPER) and not rules.may_report_for_others(actor, community):
        raise Refused(_("只有社区的工作人员能替别人登记。"))


def keep_told(matter: Matter, *, photos: list[bytes], sound: bytes | None, aside: list, actor: Actor) -> None:
    """What was shown and said with a report, sent just now or put aside before."""
    here = {"word": "matter", "subject": matter.id, "actor": actor}
    keep_held([f for f in aside if f.sort == "photo" or not sound], roles={"photo": "before", "sound": "said"}, **here)
    keep_photos(matter.community_id, photos, role="before", **here)
    if sound:
        keep_sound(matter.community_id, sound, role="said", **here)


def person_of(actor: Actor, community: int, source: str):
    """The resident who reports for himself, as he stands in the register of this community."""
    if source != Source.RESIDENT or not actor.persons:
        return None
    return next(iter(PERSONS.of(Person, community=community, persons=sorted(actor.persons))), None)


PERSONS = Prepared(
    lambda community, persons: Person.objects.filter(community_id=community, id__in=persons).order_by("id")[:1]
)


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


def rate_case(
    matter: Matter,
    *,
    actor: Actor,
    stars: int,
    said: str = "",
    solved: bool | None = None,
    client_key: UUID | None = None,
) -> Step:
    """The one who reported it is content: the case is confirmed with his stars. Unsaid is not solved, it is unsaid."""
    if stars not in range(1, 6):
        raise Invalid(_("请点一个笑脸。"))
    check_speaks_for_raiser(matter, actor)
    step = settling.confirm(matter, "rate", actor=actor, said=said, client_key=client_key)
    if step.fresh:
        Case.objects.filter(community_id=matter.community_id, matter=matter).update(
            stars=stars, solved=solved, rated_at=now()
        )
    return step


def add_to_case(
    matter: Matter, *, actor: Actor, said: str, photos: Iterable[bytes], client_key: UUID | None = None
) -> Step:
    """Who reported it shows or says more; the trail says so, and its post hears of it."""
    photos = list(photos)
    if not said.strip() and not photos:
        raise Invalid(_("写一句，或者选一张照片。"))
    step = take_step(matter, "add", actor=actor, said=said, photos=len(photos), client_key=client_key)
    if step.fresh:
        keep_photos(matter.community_id, photos, word="matter", subject=matter.id, role="before", actor=actor)
    return step


def check_speaks_for_raiser(matter: Matter, actor: Actor) -> None:
    """Who wrote a case down for somebody passes on his word, but not about his own work."""
    if actor.account in settling.who_mended(matter) and case_of(matter).source not in ASKED_THEMSELVES:
        raise Refused(_("这件事是您办的，请另一个人去问一声、看一眼。"))


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
