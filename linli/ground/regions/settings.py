"""Settings with their default and source; a value set nearer to the community wins over one set further up."""

from dataclasses import dataclass
from typing import Any

from linli.ground.base.clock import today
from linli.ground.regions.models import Community, Setting

_known: dict[str, "Key"] = {}


@dataclass(frozen=True)
class Key:
    """One setting: its name, what holds where nobody decided, and where that default comes from."""

    name: str
    default: Any
    source: str


def setting(name: str, default: Any, *, source: str) -> Key:
    """Declare a setting. Called in an app's `defaults.py`."""
    if name in _known:
        raise ValueError(f"the setting {name!r} is declared twice")
    _known[name] = Key(name, default, source)
    return _known[name]


def known() -> list[Key]:
    return list(_known.values())


def value_for(community: Community, key: Key) -> Any:
    """The value in force today: the community's own, else its sub-district's, district's …, else the default."""
    return row.value if (row := row_for(community, key)) else key.default


def row_for(community: Community, key: Key) -> Setting | None:
    """The row that decides, with its source; None where the default holds."""
    codes = ancestors(community.region.code)
    rows = Setting.objects.filter(key=key.name, region__code__in=codes, valid_from__lte=today()).select_related(
        "region"
    )
    return max(rows, key=lambda r: (codes[::-1].index(r.region.code), r.valid_from, r.id), default=None)


def ancestors(code: str) -> list[str]:
    """A code and those above it, nearest first: 610603001002 → …, 610603001000, 610603000000, 610600000000, 610000000000."""
    return list(dict.fromkeys([code] + [code[:end].ljust(12, "0") for end in (9, 6, 4, 2)]))
