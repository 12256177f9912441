"""The shape of the tree: which levels a community has below itself and what it calls them. Three to six with the rooms."""

from linli.ground.regions.settings import setting

LEVELS = setting(
    "places.levels",
    {"estate": "小区", "building": "楼栋", "entrance": "单元", "dwelling": "房屋"},
    source="本系统默认：小区、楼栋、单元、房屋；没有小区或单元的地方去掉那一级",
)
