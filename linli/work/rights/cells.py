"""A row as its person reads it: a title and a value for each column that says something."""

from collections.abc import Iterator
from datetime import date, datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext as _

from linli.ground.base.clock import local
from linli.ground.base.masks import mask_id, mask_phone
from linli.ground.base.sealed import unseal
from linli.ground.base.words import N_
from linli.ground.people import sealing

# Keys, indexes and machinery: they say nothing that the other columns do not say.
SILENT = {
    "id", "community", "version", "sort_key", "search_tokens", "client_key", "password", "sealed_in", "sha256",
    "origin_id", "findings", "before", "size", "width", "height", "chosen", "code_index", "id_index", "whole_index",
    "tail_index", "demo", "subjects", "person", "person_id", "word", "subject",
}  # fmt: skip
TITLES = {
    "name": N_("姓名"), "sex": N_("性别"), "born_on": N_("出生日期"), "id_sealed": N_("身份证号"),
    "politics_sealed": N_("政治面貌"), "ethnicity": N_("民族"), "education": N_("文化程度"), "marital": N_("婚姻"),
    "employer": N_("工作单位或学校"), "hukou": N_("户籍地址"), "hukou_here": N_("户口在本社区"), "note": N_("备注"),
    "ended_on": N_("到哪天为止"), "ended_why": N_("为什么到此为止"), "sealed": N_("电话"), "phone_sealed": N_("电话"),
    "called": N_("称呼"), "household": N_("哪一户"), "dwelling": N_("门牌"), "tenure": N_("自住还是租住"),
    "valid_from": N_("从哪天起"), "valid_to": N_("到哪天"), "relation": N_("与户主关系"), "is_head": N_("是户主"),
    "username": N_("登录名"), "email": N_("邮箱"), "language": N_("语言"), "mode": N_("字的大小"),
    "is_active": N_("账号开着"), "made_at": N_("什么时候记的"), "last_login": N_("上次进门"), "title": N_("标题"),
    "kind": N_("哪一类"), "number": N_("编号"), "stage": N_("到哪一步"), "step": N_("最后一步"), "owner": N_("归谁管"),
    "owner_why": N_("为什么归他"), "place": N_("地点"), "grid": N_("网格"), "category": N_("类别"),
    "raised_at": N_("什么时候提的"), "due_at": N_("答应的时间"), "stage_at": N_("这一步从什么时候起"),
    "restricted": N_("只限专人看"), "outcome": N_("怎么结的"), "sent_back": N_("退回几次"), "said": N_("怎么说的"),
    "why": N_("原因"), "by": N_("谁办的"), "at": N_("时间"), "words": N_("原话"), "spot": N_("在哪儿"),
    "source": N_("从哪儿知道的"), "hide_me": N_("不让邻居看到是我"), "stars": N_("评了几颗星"), "rated_at": N_("什么时候评的"),
    "purpose": N_("做什么用"), "text_version": N_("哪一版说明"), "given_at": N_("什么时候同意的"), "how": N_("怎么同意的"),
    "withdrawn_at": N_("什么时候收回的"), "withdrawn_how": N_("怎么收回的"), "since": N_("从什么时候起"),
    "until": N_("到什么时候"), "post": N_("岗位"), "answer": N_("答复"), "days": N_("几天"), "granted": N_("照办了没有"),
    "sort": N_("要什么"), "asked_as": N_("谁来提的"), "reason": N_("原因"), "path": N_("哪一页"), "way": N_("怎么给的"),
    "used_at": N_("什么时候用的"), "role": N_("修之前还是之后"), "facts": N_("内容"), "read_at": N_("什么时候看的"),
    "ended_at": N_("什么时候结束的"), "report": N_("删了什么"), "acting": N_("代管"), "matter": N_("哪件事"),
    "addressee_name": N_("请了谁"), "asked_at": N_("什么时候请的"), "state": N_("答得怎样"), "done_at": N_("什么时候做完的"),
}  # fmt: skip
SEALS = {
    "id_sealed": sealing.ID,
    "politics_sealed": sealing.POLITICS,
    "sealed": sealing.PHONE,
    "phone_sealed": sealing.PHONE,
}
MASKS = {"id_sealed": mask_id, "sealed": mask_phone, "phone_sealed": mask_phone}


def columns_of(model) -> list[models.Field]:
    """Columns that are shown to the person: keys and machinery left out."""
    return [f for f in model._meta.concrete_fields if f.name not in SILENT and not is_machinery(f)]


def is_machinery(field) -> bool:
    plain_key = field.name.endswith(("_id", "_by", "_index")) or field.name in ("made_post", "by_account", "raised_by")
    own_key = field.is_relation and field.name not in TITLES
    return plain_key or own_key or (isinstance(field, ArrayField) and isinstance(field.base_field, models.UUIDField))


def cells_of(row, *, whole: bool = False) -> list[tuple[str, str]]:
    """(title, value) of what is not empty; sealed values masked, in the person's own copy whole."""
    return list(_cells(row, whole))


def _cells(row, whole: bool) -> Iterator[tuple[str, str]]:
    for field in columns_of(type(row)):
        value = getattr(row, field.attname)
        if value not in (None, "", [], {}):
            yield _(TITLES.get(field.name, field.name)), said(row, field, value, whole)


def said(row, field, value, whole: bool) -> str:
    """A value in words."""
    if field.is_relation:
        return str(getattr(getattr(row, field.name), "line", "") or getattr(row, field.name))
    if isinstance(field, models.BinaryField):
        return opened(field.name, value, whole)
    if field.choices:
        return str(_(str(getattr(row, f"get_{field.name}_display")())))
    return plain(value)


def opened(name: str, sealed, whole: bool) -> str:
    if name not in SEALS:
        return _("加密存着")
    text = unseal(sealed, SEALS[name], ring=sealing.ring())
    return text if whole or name not in MASKS else MASKS[name](text)


def plain(value) -> str:
    """Dates and ticks as people write them."""
    if isinstance(value, bool):
        return _("是") if value else _("不是")
    if isinstance(value, datetime):
        return f"{local(value):%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, dict):
        return "，".join(f"{v}" for v in value.values())
    return "，".join(str(v) for v in value) if isinstance(value, list) else str(value)
