"""Knows which column is which from its head, whatever the clerk called it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from linli.ground.base.widths import half_width

# The first word of each line is the ledger's own (居民基本信息); the rest were seen on clerks' sheets.
SYNONYMS: dict[str, str] = {
    "number": "序号 编号",
    "grid": "网格 所属网格 网格名称 所在网格",
    "compound": "小区 小区名称 所在小区 片区 院落",
    "building": "楼栋 楼号 楼栋号 栋 幢 楼 栋号 幢号 楼/排 楼幢 楼宇",
    "unit": "单元 单元号",
    "room": "室 房号 房间号 门牌 门牌号 号/室 室号 户号",
    "address": "详细门牌 住址 详细住址 地址 详细地址 居住地址 现住址 家庭住址",
    "head": "户主 户主姓名",
    "relation": "与户主关系 关系 家庭关系",
    "name": "姓名 家庭成员姓名 居民姓名 成员姓名",
    "sex": "性别",
    "id_number": "身份证号 身份证号码 身份证 公民身份号码 公民身份证号码 证件号码 证件号",
    "born": "出生日期 出生年月 出生年月日 生日",
    "ethnicity": "民族",
    "politics": "政治面貌",
    "party_mark": "党员 是否党员",
    "education": "文化程度 学历 文化",
    "marriage": "婚姻状况 婚姻 婚否",
    "work": "工作单位 工作单位及职务 单位 职业",
    "phone": "联系电话 电话 手机 手机号 手机号码 联系方式 电话号码",
    "hukou": "户籍地 户籍所在地 户籍地址 户口所在地 户籍",
    "tenure": "居住状态 居住情况 自住/租住 房屋状态 房屋性质",
    "hukou_here": "人户一致 是否人户一致",
    "note": "备注 说明 备考",
}
# What the register's columns hold; a longer cell is an error of its row, not of the whole import.
LONGEST: dict[str, int] = {
    **dict.fromkeys(("building", "unit", "room", "relation", "ethnicity", "politics", "education", "marriage"), 20),
    **{"compound": 40, "grid": 60, "name": 60, "head": 60, "phone": 100, "address": 120, "work": 120, "hukou": 200},
    "note": 2000,
}
# Some sheets split the name; and the sheet of faults that comes back corrected is known by its last column.
SPLIT = {"surname": "姓 姓氏", "given": "名 名字"}
FAULT = "错误原因"
FIELDS: tuple[str, ...] = (*SYNONYMS, *SPLIT, "fault")
_FIELD_OF: dict[str, str] = {head: word for word, heads in (SYNONYMS | SPLIT).items() for head in heads.split()}
_FIELD_OF[FAULT] = "fault"
_DECORATION = re.compile(r"[\s*:]+|\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each field stands, what its head says, and which heads nobody knows (they are shown, never guessed)."""

    place: Mapping[str, int]
    heads: Mapping[str, str]
    strange: tuple[str, ...] = ()

    @property
    def is_returned(self) -> bool:
        """Whether this sheet is one we gave back to be corrected: a few rows without their neighbours."""
        return "fault" in self.place


def recognise(cells: Sequence[object]) -> Columns | None:
    """The columns, if this row is the head of a roster: it names people and says where they live."""
    place: dict[str, int] = {}
    heads: dict[str, str] = {}
    strange: list[str] = []
    for position, cell in enumerate(cells):
        word = field_of(cell)
        if word and word not in place:
            place[word], heads[word] = position, str(cell).strip()
        elif str(cell).strip():
            strange.append(str(cell).strip())
    names_people = "name" in place or place.keys() >= SPLIT.keys()
    knows_the_door = "room" in place or "address" in place
    return Columns(place, heads, tuple(strange)) if names_people and knows_the_door else None


def field_of(head: object) -> str | None:
    """The field a head means: `身 份 证 号（必填）*` is the ID number."""
    return _FIELD_OF.get(_DECORATION.sub("", half_width(head))) if isinstance(head, str) else None
