"""Which accounts a community keeps. Residents' accounts are not among them: those follow from the register."""

from collections.abc import Iterable

from django.db.models import Q

from linli.ground.accounts.models import Account, Standing
from linli.ground.base.clock import now
from linli.ground.regions.models import Community


def accounts_of(community: Community):
    """Accounts that work here, or ever did, or were opened here: by any Standing that is not a resident's."""
    here = Q(community_id=community.id) | Q(scope__startswith=community.region.code)
    ids = Standing.objects.filter(here, person_id=None).values("account_id")
    return Account.objects.filter(id__in=ids)


def is_kept_here(account: Account, community: Community) -> bool:
    """The first place an account stood keeps it: no other community may reset what opens doors elsewhere too."""
    first = Standing.objects.filter(account_id=account.id).order_by("id").first()
    if first is None:
        return False
    return first.community_id == community.id or first.scope.startswith(community.region.code)


def titles_of(accounts: Iterable[Account]) -> dict[int, list[str]]:
    """account → the posts it holds today, own ones only."""
    titles: dict[int, list[str]] = {}
    rows = Standing.objects.filter(account_id__in=[a.id for a in accounts], acting=False).exclude(post_id=None)
    for account, title in rows.standing_at(now()).order_by("id").values_list("account_id", "title"):
        titles.setdefault(account, []).append(title)
    return titles
