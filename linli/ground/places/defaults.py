"""The shape of the tree: which levels a community has below itself and what it calls them. Three to six with the rooms."""

from linli.ground.base.words import N_
from linli.ground.regions.settings import setting

LEVELS = setting(
    "places.levels",
    {"estate": "小区", "building": "楼栋", "entrance": "单元", "dwelling": "房屋"},
    title=N_("地方分几级，各叫什么"),
    parts={
        "estate": N_("小区一级"),
        "building": N_("楼栋一级"),
        "entrance": N_("单元一级"),
        "dwelling": N_("房屋一级"),
    },
    allowed=r".{1,10}",
    whole=False,
    source="本系统默认：小区、楼栋、单元、房屋；没有小区或单元的地方去掉那一级",
)
