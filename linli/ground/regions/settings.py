"""Settings with their default and source; a value set nearer to the community wins over one set further up."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from linli.ground.base.clock import today
from linli.ground.base.errors import Invalid
from linli.ground.base.prepared import Prepared, columns
from linli.ground.regions.models import Community, Setting

_known: dict[str, "Key"] = {}


@dataclass(frozen=True)
class Key:
    """One setting: its name, what holds where nobody decided, and where that default comes from."""

    name: str
    default: Any
    source: str
    title: str = ""  # what the page calls it
    allowed: str = r".{1,60}"  # what a text in it must look like
    parts: Mapping[str, str] = field(default_factory=dict, hash=False)  # what the page calls the parts of a value
    whole: bool = True  # every part must be there
    choices: Mapping[str, str] = field(default_factory=dict, hash=False)  # value → what the page calls it; empty: free


def setting(
    name: str,
    default: Any,
    *,
    source: str,
    title: str = "",
    allowed: str = r".{1,60}",
    parts: Mapping | None = None,
    whole: bool = True,
    choices: Mapping[str, str] | None = None,
) -> Key:
    """Declare a setting. Called in an app's `defaults.py`."""
    if name in _known:
        raise ValueError(f"the setting {name!r} is declared twice")
    _known[name] = Key(name, default, source, title, allowed, parts or {}, whole, choices or {})
    return _known[name]


def known() -> list[Key]:
    return list(_known.values())


def value_for(community: Community, key: Key) -> Any:
    """The value in force today: the community's own, else its sub-district's, district's …, else the default."""
    return row.value if (row := row_for(community, key)) else key.default


def values_for(community: Community, *keys: Key) -> list[Any]:
    """The values in force today, in one question to the database."""
    codes = ancestors(community.region.code)
    names = [key.name for key in keys]
    rows = Setting.objects.filter(key__in=names, region__code__in=codes, valid_from__lte=today())
    nearest = {}
    for row in sorted(rows.select_related("region"), key=lambda r: (-codes.index(r.region.code), r.valid_from, r.id)):
        nearest[row.key] = row.value
    return [nearest.get(key.name, key.default) for key in keys]


def row_for(community: Community, key: Key) -> Setting | None:
    """The row that decides, with its source; None where the default holds."""
    codes = ancestors(community.region.code)
    rows = DECIDED.of(Setting, "region", key=key.name, codes=codes, day=today())
    return max(rows, key=lambda r: (codes[::-1].index(r.region.code), r.valid_from, r.id), default=None)


DECIDED = Prepared(
    lambda key, codes, day: Setting.objects.filter(key=key, region__code__in=codes, valid_from__lte=day).values_list(
        *columns(Setting, "region")
    )
)


@dataclass(frozen=True, slots=True)
class InForce:
    """A setting as it holds in a community today: the value, the row that decides (None: the default), all rows above."""

    key: Key
    value: Any
    row: Setting | None
    chain: tuple[Setting, ...]  # today's decision of each region that has one, nearest first

    @property
    def inherited(self) -> Setting | None:
        """What would hold if the community itself had decided nothing."""
        return next((row for row in self.chain if row.region.level != "community"), None)


def all_in_force(community: Community) -> list[InForce]:
    """Every declared setting, in one question to the database."""
    codes = ancestors(community.region.code)
    nearest: dict[tuple[str, str], Setting] = {}
    rows = Setting.objects.filter(region__code__in=codes, valid_from__lte=today()).select_related("region")
    for row in rows.order_by("valid_from", "id"):
        nearest[row.key, row.region.code] = row
    found = []
    for key in known():
        chain = tuple(nearest[key.name, code] for code in codes if (key.name, code) in nearest)
        found.append(InForce(key, chain[0].value if chain else key.default, chain[0] if chain else None, chain))
    return found


def decide(community: Community, key: Key, value: Any, *, source: str, since: date, account: int | None) -> Setting:
    """The community's own value from a day on. Rows are only ever added: what held when stays readable."""
    if not source.strip():
        raise Invalid(_("请写依据：哪次会、哪个文件定的。"))
    if fault := fault_of(key, value):
        raise Invalid(fault)
    return Setting.objects.create(
        region=community.region, key=key.name, value=value, source=source.strip(), valid_from=since, by_account=account
    )


def fault_of(key: Key, value: Any) -> str:
    """What is wrong with a value, in a sentence; nothing where it may stand in for the default."""
    if isinstance(value, dict) != isinstance(key.default, dict) or isinstance(value, list) != isinstance(
        key.default, list
    ):
        return _("这个值的样子不对。")
    leaves = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else [value]
    if not leaves:
        return _("至少要留一项。")
    if isinstance(value, dict) and not _parts_fit(key, set(value)):
        return _("这个值的样子不对。")
    wrong = next((leaf for leaf in leaves if not _leaf_fits(key, leaf)), None)
    return _("“%(value)s”不行，请照着现在的样子写。") % {"value": wrong} if wrong is not None else ""


def _parts_fit(key: Key, said: set[str]) -> bool:
    known_parts = set(key.default)
    return said == known_parts if key.whole else said <= known_parts


def _leaf_fits(key: Key, leaf: Any) -> bool:
    sample = key.default
    sample = (
        next(iter(sample.values())) if isinstance(sample, dict) else sample[0] if isinstance(sample, list) else sample
    )
    if type(leaf) is not type(sample):
        return False
    if key.choices:
        return leaf in key.choices
    if isinstance(leaf, int):
        return isinstance(leaf, bool) or 0 < leaf <= 100_000
    return not isinstance(leaf, str) or bool(re.fullmatch(key.allowed, leaf))


def ancestors(code: str) -> list[str]:
    """A code and those above it, nearest first: 610603001002 → …, 610603001000, 610603000000, 610600000000, 610000000000."""
    return list(dict.fromkeys([code] + [code[:end].ljust(12, "0") for end in (9, 6, 4, 2)]))
