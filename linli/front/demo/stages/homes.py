"""The rosters come in through the product's own importer; then the residents' accounts find their persons."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from linli.engine.papers.actions import import_now
from linli.engine.papers.models import ImportBatch
from linli.front.demo.signins import NEIGHBOURS, Neighbour
from linli.front.demo.town import SINCE
from linli.ground.accounts.models import Account, Standing
from linli.ground.base.clock import day_of, now, set_to, start_of
from linli.ground.base.scope import cross_community
from linli.ground.base.statistics import refresh
from linli.ground.people.models import ContactPoint, Household, Membership, Person, Spell
from linli.ground.places.models import Division, Place
from linli.ground.posts.actors import actor_for
from linli.ground.regions.models import Community

SOURCES = Path(__file__).parent.parent / "sources"
ROSTERS = (  # community, file, account of the one who brought it in
    (2, "roster-xiangyang.xlsx", "xy-zhiban"),
    (1, "roster-clean.xlsx", "gongzuo"),
)
BROUGHT = (Place, Division, Person, Household, Membership, Spell, ContactPoint)
WRITTEN = datetime(2026, 11, 22, 4, tzinfo=UTC)  # the day the rosters tell of
DAYS_AGO = 40  # before the oldest of the demo's cases


def bring_homes() -> None:
    """The small community first: there one sees homes while the large roster is still being written."""
    for number, file, username in ROSTERS:
        with cross_community("the demo towns' homes move in"):
            community = Community.objects.get(number=number)
            if not is_in(community, file):
                # A roster knows nobody who was born after it was imported: it is read on its own day, and lived in before.
                with set_to(max(now(), WRITTEN)):
                    import_now(community.id, SOURCES / file, actor=actor_for(Account.objects.get(username=username)))
                live_since(community, day_of(now() - timedelta(days=DAYS_AGO)))
                refresh(*(model._meta.db_table for model in BROUGHT))  # else the planner joins home by home
            for neighbour in NEIGHBOURS:
                if neighbour.community == number:
                    attach(neighbour, community)


def live_since(community: Community, day) -> None:
    """They did not all move in today."""
    for model in (Division, Membership, Spell):
        model.objects.filter(community=community, valid_from__gt=day).update(valid_from=day)


def is_in(community: Community, file: str) -> bool:
    """This roster was written already. One that was taken back by hand stays out."""
    over = (ImportBatch.State.DONE, ImportBatch.State.UNDOING, ImportBatch.State.UNDONE)
    return ImportBatch.objects.filter(community=community, file_name=file, state__in=over).exists()


def attach(neighbour: Neighbour, community: Community) -> None:
    """Let the account stand for its person, so that he may report. Nothing where he is not in the roster any more."""
    account = Account.objects.get(username=neighbour.username)
    person = person_behind(neighbour, community)
    if person and not Standing.objects.filter(account_id=account.id, community_id=community.id).exists():
        Standing.objects.create(
            account_id=account.id, community_id=community.id, person_id=person, since=start_of(SINCE)
        )


def person_behind(neighbour: Neighbour, community: Community):
    """The person of this name who lives behind this door.

    Step by step, not in one join: right after a large import the database knows nothing of the tables' sizes.
    """
    here = {"community": community}
    for person in Person.objects.filter(**here, name=neighbour.name).values_list("id", flat=True):
        homes = list(
            Membership.objects.filter(**here, person=person, valid_to=None).values_list("household", flat=True)
        )
        spells = Spell.objects.filter(**here, household__in=homes, valid_to=None).select_related("dwelling")
        if any("".join(spell.dwelling.line.split()) == neighbour.door for spell in spells):
            return person
    return None
