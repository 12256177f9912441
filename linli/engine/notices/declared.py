"""What is kept of notices: the sentence for a year, how somebody wants to hear as long as he does."""

from linli.ground.base.declare import Keeping, keepings
from linli.ground.base.words import N_

keepings.add(
    Keeping(
        "notices.Notice", person="account_id", purpose="告诉本人事情办到哪一步", basis="履行职责", retention="1年",
        erase="drop", merge="keep", leave="end",
    )
)  # fmt: skip
keepings.add(
    Keeping(
        "notices.Delivery", person="notice.account_id", purpose=N_("提醒有没有发到"), basis="履行职责", retention="1年",
        erase="drop", merge="keep", leave="end",
    )
)  # fmt: skip
keepings.add(
    Keeping(
        "notices.Way", person="account_id", purpose=N_("想怎么收到提醒"), basis=N_("居民本人同意"),
        retention=N_("自己删掉为止"), erase="drop", merge="keep", leave="end",
    )
)  # fmt: skip
