"""Where an account stood is forgotten 60 days after it ended; who tried a code, after a day."""

from datetime import timedelta

from linli.ground.accounts.models import JoinTries
from linli.ground.base.clock import now
from linli.ground.base.declare import Forgetting, forgettings
from linli.ground.base.retaining import sweeps
from linli.ground.base.scope import cross_community


def sweep_tries(dry_run: bool) -> int:
    """Remove tries of join codes that are a day old: nothing is limited by them any more."""
    with cross_community("forget who tried a code"):
        rows = JoinTries.objects.filter(since__lt=now() - timedelta(days=1))
        return rows.count() if dry_run else rows._raw_delete(rows.db)


forgettings.add(Forgetting("accounts.Standing", days=60, since="until"))
forgettings.add(Forgetting("accounts.JoinCode", days=60, since="until"))
sweeps["accounts.JoinTries"] = sweep_tries
