"""How to come into the demo: one sign-in per role, all with one password that is easy to type.

Demo accounts open nothing outside demo mode (`accounts.adapter`), so a password that everybody may read does no harm.
The station reads this file too, so it needs no Django.
"""

from dataclasses import dataclass
from typing import NamedTuple

from linli.ground.base.words import N_

PASSWORD = "xiaomi-hongzao"  # 小米红枣, what the hills here grow


class SignIn(NamedTuple):
    """`duty` says what the account is for. Three columns and no more: the station prints them as a table."""

    duty: str
    username: str
    password: str = PASSWORD


SIGN_INS = (
    SignIn(N_("社区书记，也包着一网格"), "shuji"),
    SignIn(N_("值班岗"), "zhiban"),
    SignIn(N_("社区工作者（窗口）"), "gongzuo"),
    SignIn(N_("二网格 包格支委"), "zhiwei2"),
    SignIn(N_("二网格 网格员"), "wangge2"),
    SignIn(N_("五网格 网格员"), "wangge5"),
    SignIn(N_("共建单位：区市政所"), "shizheng"),
    SignIn(N_("物业：延宏物业"), "wuye"),
    SignIn(N_("街道负责人（两个社区上面的真武洞街道）"), "jiedao"),
    SignIn(N_("系统管理员"), "xitong"),
    SignIn(N_("安全管理员"), "anquan"),
    SignIn(N_("审计管理员"), "shenji"),
    SignIn(N_("居民，住邮电局家属院"), "jumin1"),
    SignIn(N_("居民，住富民小区（长辈版）"), "jumin2"),
    SignIn(N_("向阳社区 书记"), "xy-shuji"),
    SignIn(N_("向阳社区 网格员"), "xy-wangge"),
    SignIn(N_("向阳社区 居民"), "xy-jumin"),
)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A resident with an account: the person of the roster it belongs to, found by name and door."""

    username: str
    community: int
    name: str
    door: str  # without blanks
    elder: bool = False


NEIGHBOURS = (
    Neighbour("jumin1", 1, "丁卫民", "邮电局家属院2号楼3单元101"),
    Neighbour("jumin2", 1, "杨强豪", "富民小区3号楼4单元402", elder=True),
    Neighbour("xy-jumin", 2, "武海燕", "向阳小区2号楼1单元201"),
)
