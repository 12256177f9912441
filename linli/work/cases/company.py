"""What stands beside a case on its page: who else said it, what was merged into it, what looks like it."""

from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import JSONObject

from linli.engine.matters.models import Follow, Matter
from linli.engine.publish.models import PublicText
from linli.ground.access.actor import Actor
from linli.ground.base.errors import NotThere
from linli.ground.files.models import File
from linli.work.cases.models import Case, PublicPhoto, Template
from linli.work.cases.phrases import beginnings
from linli.work.cases.queries import visible_to

MANY = 4


@dataclass(frozen=True, slots=True)
class Company:
    """The case, and around it: how many other homes said it, which matters go on as it, quick questions."""

    case: Case
    others: int
    merged: list[dict]  # id, number, title
    questions: list[dict]  # id, title, phrase
    joined: list[str]  # what those who have the same trouble added; empty for who added nothing
    sounds: list[dict]  # id, seconds, form of recorded messages
    text_state: str  # of the words for everybody; empty: none were written
    photos_out: int


def company_of(matter: Matter) -> Company:
    """All of it in one question to the database."""
    here = {"community_id": OuterRef("community_id")}
    followers = Follow.objects.filter(**here, matter_id=OuterRef("matter_id"), ended_at=None).order_by()
    merged = Matter.objects.filter(**here, merged_into_id=OuterRef("matter_id")).order_by("number")
    questions = Template.objects.filter(**here, step="question", category__in=beginnings(matter.category))
    joined = Follow.objects.filter(**here, matter_id=OuterRef("matter_id"), ended_at=None, why=Follow.Why.JOINED)
    sounds = File.objects.filter(**here, subject=OuterRef("matter_id"), sort=File.Sort.SOUND).order_by("made_at", "id")
    texts = PublicText.objects.filter(**here, sort=PublicText.Sort.ANSWER, subject=OuterRef("matter_id"))
    out = PublicPhoto.objects.filter(**here, matter_id=OuterRef("matter_id"), ended_at=None).order_by()
    case = (
        Case.objects.filter(community_id=matter.community_id, matter=matter)
        .annotate(
            others=Subquery(followers.values("matter_id").annotate(n=Count("id")).values("n")),
            joined=ArraySubquery(joined.order_by("at", "id").values("words")),
            sounds=ArraySubquery(sounds.values(row=JSONObject(id="id", seconds="seconds", form="form"))),
            text_state=Subquery(
                texts.exclude(state=PublicText.State.WITHDRAWN).order_by("-made_at", "-id").values("state")[:1]
            ),
            photos_out=Subquery(out.values("matter_id").annotate(n=Count("id")).values("n")),
            merged=ArraySubquery(merged.values(row=JSONObject(id="id", number="number", title="title"))),
            questions=ArraySubquery(
                questions.order_by("title").values(row=JSONObject(id="id", title="title", phrase="phrase"))
            ),
        )
        .first()
    )
    if case is None:
        raise NotThere()
    case.matter = matter
    return Company(
        case, case.others or 0, case.merged, case.questions, case.joined, case.sounds, case.text_state or "",
        case.photos_out or 0,
    )  # fmt: skip


def similar_to(actor: Actor, matter: Matter) -> list[dict]:
    """Live ones of the same sort at the same place, newest first: perhaps one trouble said twice."""
    if matter.place_id is None or not matter.category:
        return []
    rows = visible_to(actor).live().filter(
        community_id=matter.community_id, place_id=matter.place_id, category__startswith=matter.category[0],
        restricted=matter.restricted,
    )  # fmt: skip
    rows = rows.exclude(id=matter.id).order_by("-raised_at", "-id")
    return list(rows.values("id", "number", "title", "raised_at")[:MANY])
