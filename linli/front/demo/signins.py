"""How to come into the demo: one sign-in per role, all with one password that is easy to type.

Demo accounts open nothing outside demo mode (`accounts.adapter`), so a password that everybody may read does no harm.
"""

from dataclasses import dataclass

from linli.ground.base.words import N_

PASSWORD = "xiaomi-hongzao"  # 小米红枣, what the hills here grow


@dataclass(frozen=True, slots=True)
class SignIn:
    """`duty` says what the account is for; `resident` and `door` name the person of the roster it belongs to."""

    community: int
    duty: str
    username: str
    resident: str = ""
    door: str = ""  # without blanks: 富民小区3号楼4单元402
    elder: bool = False

    @property
    def password(self) -> str:
        return PASSWORD


SIGN_INS = (
    SignIn(1, N_("社区书记，也包着一网格"), "shuji"),
    SignIn(1, N_("值班岗"), "zhiban"),
    SignIn(1, N_("社区工作者（窗口）"), "gongzuo"),
    SignIn(1, N_("二网格 包格支委"), "zhiwei2"),
    SignIn(1, N_("二网格 网格员"), "wangge2"),
    SignIn(1, N_("五网格 网格员"), "wangge5"),
    SignIn(1, N_("共建单位：区市政所"), "shizheng"),
    SignIn(1, N_("物业：延宏物业"), "wuye"),
    SignIn(1, N_("居民，住邮电局家属院"), "jumin1", "丁卫民", "邮电局家属院2号楼3单元101"),
    SignIn(1, N_("居民，住富民小区（长辈版）"), "jumin2", "杨强豪", "富民小区3号楼4单元402", elder=True),
    SignIn(2, N_("向阳社区 书记"), "xy-shuji"),
    SignIn(2, N_("向阳社区 网格员"), "xy-wangge"),
    SignIn(2, N_("向阳社区 居民"), "xy-jumin", "武海燕", "向阳小区2号楼1单元201"),
)
