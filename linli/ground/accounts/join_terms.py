"""What a community may decide otherwise about how residents join; each with the source of the default."""

from linli.ground.base.words import N_
from linli.ground.regions.settings import setting

CODE_MINUTES = setting(
    "accounts.code_minutes",
    10,
    title=N_("注册码几分钟内有效"),
    source="OWASP ASVS 5.0 第6.6.3条：一次性口令有效期不超过10分钟",
)
LETTER_DAYS = setting(
    "accounts.letter_days",
    14,
    title=N_("信里的注册码几天内有效"),
    source="本系统默认：信送到家、拆开、找人帮忙，两周够用",
)
TRIES_BY_DEVICE = setting(
    "accounts.join_tries", 5, title=N_("一台设备能试几次注册码"), source="OWASP ASVS 5.0 第6.3.1条：试错要有限度"
)
TRIES_BY_ALL = setting(
    "accounts.join_tries_all",
    200,
    title=N_("一个社区十分钟能试几次注册码"),
    source="本系统默认：十分钟里一个社区再多人来注册也用不完",
)
JOIN_AGE = setting(
    "accounts.join_age", 14, title=N_("几岁以上能自己注册"), source="个人信息保护法第31条：不满14周岁由监护人同意"
)
