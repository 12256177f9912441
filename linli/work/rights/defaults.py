"""What a community may decide otherwise; each with the source of the default."""

from linli.engine.matters.clock import LIMIT
from linli.ground.base.words import N_
from linli.ground.regions.settings import setting

ANSWER_WITHIN = setting(
    "rights.answer_within",
    "15wd",
    title=N_("我的资料的请求多久答复"),
    allowed=r"[1-9][0-9]{0,2}(h|wd)",
    source="本系统默认：15个工作日（个人信息保护法第50条：及时受理和处理）",
)
UP_AFTER = setting(
    "rights.up_after",
    "1wd",
    allowed=LIMIT,
    title=N_("资料请求晚了多久告诉书记"),
    source="本系统默认：法定的期限过了，下一个工作日书记就知道",
)
OPENING_WITHIN = setting(
    "rights.opening_within",
    "24h",
    allowed=r"[1-9][0-9]{0,2}(h|wd)",
    title=N_("看孩子档案的申请多久批"),
    source="本系统默认：孩子的事等不得，一天内批",
)
EMERGENCY_MINUTES = setting(
    "rights.emergency_minutes", 60, title=N_("急事开档案最多多少分钟"), source="本系统默认：急事一小时"
)
