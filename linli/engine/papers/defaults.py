"""What a community may decide otherwise about sheets taken out; each with the source of the default."""

from linli.ground.base.words import N_
from linli.ground.regions.settings import setting

ROWS_AT_ONCE = setting(
    "papers.rows_at_once", 2000, title=N_("导出多少行以内马上做好"),
    source="本系统默认：两千行以内几秒做好，再多交给后台做",
)  # fmt: skip
EXPORT_HOURS = setting(
    "papers.export_hours", 24, title=N_("导出的表留多少小时等人来取"),
    source="本系统默认：二十四小时，只能取一次，过了就没有了",
)  # fmt: skip
