"""Small exports of invented orders for the tests of this package."""

import io
from functools import lru_cache

from openpyxl import Workbook

HEADS = ("编号", "来电时间", "来电人", "电话", "地址", "诉求内容", "分类", "承办单位", "办结时限", "办理结果", "满意度")
LAMP = (
    "FM202611200001", "2026-11-20 09:15:00", "秦先生", "15400000001", "小区1 1号楼", "院里的路灯不亮。",
    "投诉/市政设施/路灯不亮", "区市政服务中心", "2026-11-27 09:15", "办理中", "",
)  # fmt: skip
LIFT = (
    "FM202511030002", "2025/11/3 18:40", "匿名", "", "小区2 1号楼", "电梯又坏了。", "投诉/物业与房屋/电梯故障",
    "延宏物业", "2025-11-04 18:40", "已办结:修好了", "满意",
)  # fmt: skip
BAD = (
    "FM202611200003", "不记得了", "罗女士", "15400000002", "小区1 1号楼", "太吵了。", "投诉/噪声与邻里/生活噪声", "", "", "", "",
)  # fmt: skip


@lru_cache(maxsize=256)
def book(*rows, heads=HEADS) -> bytes:
    """The bytes of an .xlsx of one sheet."""
    wb, out = Workbook(), io.BytesIO()
    wb.active.title = "工单导出"
    for row in (heads, *rows):
        wb.active.append(list(row))
    wb.save(out)
    return out.getvalue()


def with_cells(row, **cells):
    """The same row, some cells otherwise: with_cells(LAMP, 满意度="满意")."""
    return tuple(cells.get(head, cell) for head, cell in zip(HEADS, row, strict=True))
