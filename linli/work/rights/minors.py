"""The year's report on what is kept of minors (未成年人网络保护条例 37: 每年合规审计；个人信息保护法 54).

Figures only, counted from the records at the moment of asking; nobody is named and nothing is stored.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db.models import Count, Exists, ExpressionWrapper, F, Func, OuterRef, Q, UUIDField

from linli.engine.matters.kinds import OPEN, Outcome
from linli.engine.matters.models import Matter
from linli.ground.access.models import Grant, ReadLog
from linli.ground.base.clock import now, start_of, today
from linli.ground.people.models import Person
from linli.ground.people.rules import GUARDED, MAJORITY
from linli.work.rights.models import Consent, DataRequest, Emergency
from linli.work.rights.words import Sort

IDS = ArrayField(UUIDField())


@dataclass(frozen=True, slots=True)
class MinorsReport:
    """One calendar year of one community, Shanghai days. `kept` and `under_14` are of its last day, or of today."""

    year: int
    kept: int
    under_14: int
    asked: int
    granted: int
    refused: int
    withdrawn: int
    waiting: int
    taken_back: int
    running: int
    readings: int  # answers that showed a minor's file to somebody by his post
    uncovered: int  # of these, without an approval or an emergency that covers them
    emergencies: int
    consents_given: int
    consents_withdrawn: int
    requests: int
    requests_erase: int
    requests_late: int


def report_of(community: int, year: int) -> MinorsReport:
    """Count one year. Few queries, whatever the size."""
    since, until = start_of(date(year, 1, 1)), start_of(date(year + 1, 1, 1))
    day = min(date(year, 12, 31), today())
    young = _minors(community, day)
    within = {"gte": since, "lt": until}
    read, uncovered = _readings(community, young, since, until)
    return MinorsReport(
        year=year,
        kept=len(young),
        under_14=sum(born > _years_before(day, GUARDED) for born in young.values()),
        running=Grant.objects.filter(community_id=community, until__gt=now(), ended_at=None, subject__in=young).count(),
        readings=read,
        uncovered=uncovered,
        emergencies=Emergency.objects.filter(community_id=community, subject__in=young, **_at("at", within)).count(),
        **_openings(community, within),
        **_consents(community, young, within),
        **_requests(community, young, within),
    )


def _minors(community: int, day: date) -> dict[UUID, date]:
    rows = Person.objects.filter(community_id=community, born_on__gt=_years_before(day, MAJORITY), born_on__lte=day)
    return dict(rows.filter(Q(ended_on=None) | Q(ended_on__gt=day)).values_list("id", "born_on"))


def _years_before(day: date, years: int) -> date:
    """Who was born later than this is younger than so many years on the day."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def _at(column: str, within: dict) -> dict:
    return {f"{column}__{how}": moment for how, moment in within.items()}


def _openings(community: int, within: dict) -> dict[str, int]:
    rows = Matter.objects.filter(community_id=community, kind="opening", **_at("raised_at", within)).order_by()
    return rows.aggregate(
        asked=Count("id"),
        granted=Count("id", filter=Q(outcome__in=(Outcome.CONFIRMED, Outcome.TAKEN_BACK))),
        refused=Count("id", filter=Q(outcome=Outcome.REFUSED)),
        withdrawn=Count("id", filter=Q(outcome=Outcome.WITHDRAWN)),
        waiting=Count("id", filter=Q(stage__in=OPEN)),
        taken_back=Count("id", filter=Q(outcome=Outcome.TAKEN_BACK)),
    )


def _readings(community: int, young, since, until) -> tuple[int, int]:
    """(all, uncovered): readings of a minor's file by a post. An approval covers its own child and no other."""
    rows = ReadLog.objects.filter(
        community_id=community, at__gte=since, at__lt=until, subjects__overlap=list(young), post_id__isnull=False
    ) if young else ReadLog.objects.none()  # fmt: skip
    by_grant = _for_the_read(Grant, community).filter(made_at__lte=OuterRef("at"), until__gt=OuterRef("at"))
    by_need = _for_the_read(Emergency, community).filter(at__lte=OuterRef("at"), until__gte=OuterRef("at"))
    found = rows.order_by().aggregate(
        all=Count("id"), uncovered=Count("id", filter=~Q(Exists(by_grant)) & ~Q(Exists(by_need)))
    )
    return found["all"] or 0, found["uncovered"] or 0


def _for_the_read(model, community: int):
    """What allowed the account of a reading to open one of those it showed."""
    one = Func(F("subject"), template="ARRAY[%(expressions)s]", output_field=IDS)
    rows = model.objects.filter(community_id=community, account_id=OuterRef("account_id"))
    return rows.alias(shown=ExpressionWrapper(OuterRef("subjects"), output_field=IDS)).filter(shown__contains=one)


def _consents(community: int, young, within: dict) -> dict[str, int]:
    given, withdrawn = Q(**_at("given_at", within)), Q(**_at("withdrawn_at", within))
    rows = Consent.objects.filter(community_id=community, person_id__in=young).order_by()
    return rows.aggregate(
        consents_given=Count("id", filter=given), consents_withdrawn=Count("id", filter=withdrawn)
    )  # fmt: skip


def _requests(community: int, young, within: dict) -> dict[str, int]:
    rows = DataRequest.objects.filter(
        community_id=community, matter__person_id__in=young, **_at("matter__raised_at", within)
    )
    return rows.order_by().aggregate(
        requests=Count("id"),
        requests_erase=Count("id", filter=Q(sort=Sort.ERASE)),
        requests_late=Count("id", filter=Q(matter__stage__in=OPEN, matter__due_at__lt=now())),
    )
