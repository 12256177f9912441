"""The rosters come in through the product's own importer; then the residents' accounts find their persons."""

from datetime import timedelta
from pathlib import Path

from linli.engine.papers.actions import import_now
from linli.engine.papers.models import ImportBatch
from linli.front.demo.signins import SIGN_INS, SignIn
from linli.front.demo.town import SINCE
from linli.ground.accounts.models import Account, Standing
from linli.ground.base.clock import now, set_to, start_of
from linli.ground.base.scope import cross_community
from linli.ground.people.models import Membership, Spell
from linli.ground.posts.actors import actor_for
from linli.ground.regions.models import Community

SOURCES = Path(__file__).parent.parent / "sources"
ROSTERS = (  # community, file, account of the one who brought it in
    (2, "roster-xiangyang.xlsx", "xy-zhiban"),
    (1, "roster-clean.xlsx", "gongzuo"),
)
DAYS_AGO = 40  # before the oldest of the demo's cases


def bring_homes() -> None:
    """The small community first: there one sees homes while the large roster is still being written."""
    for number, file, username in ROSTERS:
        with cross_community("the demo towns' homes move in"):
            community = Community.objects.get(number=number)
            if not is_in(community, file):
                with set_to(now() - timedelta(days=DAYS_AGO)):
                    import_now(community.id, SOURCES / file, actor=actor_for(Account.objects.get(username=username)))
            for sign_in in SIGN_INS:
                if sign_in.community == number and sign_in.resident:
                    attach(sign_in, community)


def is_in(community: Community, file: str) -> bool:
    """This roster was written already. One that was taken back by hand stays out."""
    over = (ImportBatch.State.DONE, ImportBatch.State.UNDOING, ImportBatch.State.UNDONE)
    return ImportBatch.objects.filter(community=community, file_name=file, state__in=over).exists()


def attach(sign_in: SignIn, community: Community) -> None:
    """Let the account stand for its person, so that he may report. Nothing where he is not in the roster any more."""
    account = Account.objects.get(username=sign_in.username)
    person = person_behind(sign_in, community)
    if person and not Standing.objects.filter(account_id=account.id, community_id=community.id).exists():
        Standing.objects.create(
            account_id=account.id, community_id=community.id, person_id=person, since=start_of(SINCE)
        )


def person_behind(sign_in: SignIn, community: Community):
    """The person of this name who lives behind this door."""
    living = Membership.objects.filter(community=community, person__name=sign_in.resident, valid_to=None)
    for person, household in living.values_list("person_id", "household_id"):
        homes = Spell.objects.filter(community=community, household_id=household, valid_to=None)
        lines = homes.values_list("dwelling__line", flat=True)
        if any("".join(line.split()).startswith(sign_in.door) for line in lines):
            return person
    return None
