"""Knows which column of an export is which from its head, whatever the other system calls it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from linli.ground.base.widths import half_width

# The first word of each line is that of the sample export, in whose order answers go back.
SYNONYMS: dict[str, str] = {
    "number": "编号 工单编号 工单号 受理编号 诉求编号 案件编号",
    "received": "来电时间 受理时间 诉求时间 登记时间 派单时间 上报时间",
    "called": "来电人 诉求人 反映人 来电人姓名 姓名 上报人",
    "phone": "电话 联系电话 来电号码 联系方式 手机",
    "address": "地址 诉求地址 事发地址 发生地址 事发地点 发生地点",
    "words": "诉求内容 内容 问题描述 主要内容 诉求描述 案件描述",
    "category": "分类 诉求分类 诉求类别 问题分类 类别 案件类别",
    "unit": "承办单位 主办单位 处置单位",
    "due": "办结时限 办理时限 截止时间 要求办结时间 处置时限",
    "closed": "办结时间 办结日期 完成时间 结案时间",
    "result": "办理结果 办理情况 处理结果 答复内容 处置结果",
    "contacted": "是否联系 响应情况 是否响应 联系情况",
    "solved": "是否解决 解决情况",
    "satisfied": "满意度 满意情况 是否满意",
    "source": "来源 来源渠道 诉求来源 渠道",
}
FAULT = "错误原因"
LONGEST = {"number": 40, "called": 40, "phone": 40, "address": 120, "words": 2000, "category": 80, "result": 2000}
LONGEST |= {"satisfied": 20, "source": 20}
SEARCHED = 30  # a head stands near the top or not at all
_FIELD_OF = {head: word for word, heads in SYNONYMS.items() for head in heads.split()} | {FAULT: "fault"}
_DECORATION = re.compile(r"[\s*:]+|\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each field stands, what its head says, and which heads nobody knows."""

    place: Mapping[str, int]
    heads: Mapping[str, str]
    strange: tuple[str, ...] = ()


def recognise(cells: Sequence[object]) -> Columns | None:
    """The columns, if this row is the head of an export: number, time and words of an order."""
    place: dict[str, int] = {}
    heads: dict[str, str] = {}
    strange: list[str] = []
    for position, cell in enumerate(cells):
        said = str(cell).strip()
        word = _FIELD_OF.get(_DECORATION.sub("", half_width(said)))
        if word and word not in place:
            place[word], heads[word] = position, said
        elif said:
            strange.append(said)
    return Columns(place, heads, tuple(strange)) if {"number", "received", "words"} <= place.keys() else None
