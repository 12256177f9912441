"""The worker makes long sheets, with the rights of who asked: had he lost them meanwhile, nothing is made."""

import logging

from django_tasks import task

from linli.engine.papers.ledgers import shelf
from linli.engine.papers.ledgers.kinds import Asked, ledgers
from linli.engine.papers.ledgers.making import make
from linli.engine.papers.ledgers.progress import teller_of
from linli.engine.papers.ledgers.sieving import opened
from linli.engine.papers.models import Export
from linli.ground.accounts.models import Account
from linli.ground.base.errors import Answer, Refused
from linli.ground.base.scope import APP, scope
from linli.ground.base.words import N_
from linli.ground.posts.actors import actor_for, narrowed
from linli.ground.regions.queries import with_region

log = logging.getLogger("linli.papers")
State = Export.State
BROKE = N_("没有做成。请再导出一次；还不行，请告诉管系统的人。")
LOST = N_("您已经不在这个岗位上了，没有做。")


@task()
def make_export(export: str, community: int) -> None:
    """正在做 → 做好了. A job that comes twice finds nothing to do."""
    try:
        with scope({community}, role=APP):
            mine = Export.objects.filter(community_id=community, pk=export, state=State.MAKING)
            found = mine.select_for_update().first()
            if found:
                make_for(found)
    except Answer as error:
        give_up(export, community, str(error))
    except (
        Exception
    ) as error:  # the text of a database error quotes values of the row: only its kind may stand in a log
        log.error("export %s: %s", export, type(error).__name__)
        give_up(export, community, BROKE)


def make_for(export: Export) -> None:
    """As he who asked would make it now."""
    ledger, community = ledgers[export.word], with_region(export.community_id)
    account = Account.objects.filter(pk=export.by_account, is_active=True).first()
    actor = narrowed(actor_for(account), frozenset({community.id})) if account else None
    may = actor is not None and ledger.may(actor, community.id)
    if not may or (export.whole and not ledger.opens(actor, community.id)):
        raise Refused(LOST)
    asked = Asked(actor, community, opened(export.sieve), export.whole)
    make(export, ledger, asked, total=ledger.rows(asked).order_by().count(), tell=teller_of(export))


def give_up(export: str, community: int, why: str) -> None:
    with scope({community}, role=APP):
        mine = Export.objects.filter(community_id=community, pk=export, state=State.MAKING)
        mine.update(state=State.FAILED, why=why[:200])
    shelf.take_away(Export(pk=export, community_id=community))
