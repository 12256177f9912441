"""Readings and acts are kept three years, then go with the seal that closed them; the seal's hash stays, so the chain holds."""

from linli.ground.access.models import ReadSeal
from linli.ground.access.sealing import CHAINS
from linli.ground.base.declare import Forgetting, forgettings

YEARS = 3 * 365


def drop_sealed(community: int, seals: list) -> None:
    """Remove the readings and acts of these seals. They are older than their seal, so their time is over too."""
    for chain, model in CHAINS.items():
        mine = ReadSeal.objects.filter(community_id=community, id__in=seals, chain=chain)
        rows = model.objects.filter(community_id=community, sealed_in__in=list(mine.values_list("number", flat=True)))
        rows._raw_delete(rows.db)


forgettings.add(Forgetting("access.ReadSeal", days=YEARS, since="at", blanks={"ids": []}, first=drop_sealed))
forgettings.add(Forgetting("access.ReadLog", goes_with="access.ReadSeal"))
forgettings.add(Forgetting("access.Act", goes_with="access.ReadSeal"))
forgettings.add(Forgetting("access.Refusal", days=YEARS, since="at"))
forgettings.add(Forgetting("access.Grant", days=YEARS, since="until"))
