"""What joining declares: the clock that settles guardians, and what is kept of a code."""

from linli.ground.accounts.wards import settle_all_wards
from linli.ground.base.declare import Keeping, Scheduled, keepings, scheduled

scheduled.add(Scheduled("accounts.wards", every=3600, run=settle_all_wards))
keepings.add(
    Keeping(
        "accounts.JoinCode", person="person", purpose="让本人领到自己的账号", basis="居民本人同意",
        retention="用过或过期后60天", erase="drop", merge="keep", leave="end",
    )
)  # fmt: skip
