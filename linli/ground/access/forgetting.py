"""Readings are kept three years, then go with the seal that closed them; the seal's hash stays, so the chain holds."""

from linli.ground.access.models import ReadLog, ReadSeal
from linli.ground.base.declare import Forgetting, forgettings

YEARS = 3 * 365


def drop_readings(community: int, seals: list) -> None:
    """Remove the readings of these seals. They are older than their seal, so their time is over too."""
    numbers = ReadSeal.objects.filter(community_id=community, id__in=seals).values_list("number", flat=True)
    rows = ReadLog.objects.filter(community_id=community, sealed_in__in=list(numbers))
    rows._raw_delete(rows.db)


forgettings.add(Forgetting("access.ReadSeal", days=YEARS, since="at", blanks={"ids": []}, first=drop_readings))
forgettings.add(Forgetting("access.ReadLog", goes_with="access.ReadSeal"))
forgettings.add(Forgetting("access.Refusal", days=YEARS, since="at"))
forgettings.add(Forgetting("access.Grant", days=YEARS, since="until"))
