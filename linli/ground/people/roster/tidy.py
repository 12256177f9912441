"""Single cells made tidy: text, names, sexes, phones, dates, and the few words a roster chooses from."""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from sys import intern

from linli.ground.base.widths import half_width

_RELATIONS = {
    "head": "户主 本人",
    "spouse": "配偶 妻子 丈夫 妻 夫 爱人",
    "son": "子 儿子 长子 次子 三子 独生子",
    "daughter": "女 女儿 长女 次女 三女 独生女",
    "father": "父 父亲",
    "mother": "母 母亲",
    "daughter_in_law": "儿媳 媳妇",
    "son_in_law": "女婿",
    "grandson": "孙 孙子 外孙 外孙子",
    "granddaughter": "孙女 外孙女",
    "grandfather": "祖父 爷爷 外祖父 外公 姥爷",
    "grandmother": "祖母 奶奶 外祖母 外婆 姥姥",
    "brother": "兄 弟 哥哥 弟弟 兄弟",
    "sister": "姐 妹 姐姐 妹妹 姐妹",
    "father_in_law": "岳父 公公",
    "mother_in_law": "岳母 婆婆",
    "carer": "保姆 护工",
    "flatmate": "合租 租客 租户 室友",
}
_RELATION_OF = {said: word for word, sayings in _RELATIONS.items() for said in sayings.split()}
_SEX_OF = {"男": "male", "男性": "male", "女": "female", "女性": "female"}
_TENURES = {
    "owner": "自住 自有 自有住房 业主自住 常住",
    "tenant": "租住 出租 租赁 租户 租房 承租",
    "vacant": "空置 空户 空房 无人居住 未入住",
}
_TENURE_OF = {said: word for word, sayings in _TENURES.items() for said in sayings.split()}
_YES = {"是", "√", "✓", "✔", "有", "Y", "1", "一致"}
_NO = {"否", "×", "✗", "无", "N", "0", "不一致"}

_DOTS = re.compile(r"[·•‧・．∙]")
_HAN_GAP = re.compile(
    r"(?<=[\u3007\u3400-\u9fff\U00020000-\U0003ffff])\s+(?=[\u3007\u3400-\u9fff\U00020000-\U0003ffff])"
)
_DATE = re.compile(r"([12][0-9]{3})[-/.年]?([01]?[0-9])[-/.月]?([0-3]?[0-9])日?")
_FIRST_DAY_OF_EXCEL = date(1899, 12, 30)
_SPLIT = re.compile(r"[;,、/|\n]+|和|或")
_MOBILE = re.compile(r"1[0-9]{10}")
_LANDLINE = re.compile(r"(0[0-9]{2,3})?([2-9][0-9]{6,7})")


def text_of(cell: object) -> str:
    """The cell as a person reads it: 101 for 101.0, no blanks around."""
    if isinstance(cell, str):
        return intern(cell.strip())  # most words of a roster recur thousands of times
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return "" if cell is None or isinstance(cell, bool) else str(cell)


def is_number(cell: object) -> bool:
    """Whether the file holds a number: Excel keeps 15 digits of one, so it is never an ID number."""
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def tidy_name(text: str) -> tuple[str, bool]:
    """The name, and whether blanks put in for looks (`王　芳`) were taken out. Dots in long names become one kind."""
    if not text or text.isalpha():
        return text, False
    spaced = _DOTS.sub("·", half_width(text)) if not text.isascii() else text
    name = _HAN_GAP.sub("", " ".join(spaced.split()))
    return name, name != spaced.strip()


@lru_cache(maxsize=1_024)
def sex_of(text: str) -> str:
    return _SEX_OF.get(text, "")


@lru_cache(maxsize=1_024)
def relation_of(text: str) -> str:
    """The word for a kinship; `other` for one no table knows, nothing for nothing said."""
    return _RELATION_OF.get(text, "other" if text else "")


@lru_cache(maxsize=1_024)
def tenure_of(text: str) -> str:
    return _TENURE_OF.get(text, "")


def yes_or_no(text: str) -> bool | None:
    return True if text in _YES else False if text in _NO else None


def is_party_member(politics: str, mark: str) -> bool:
    """By political status (预备党员 counts) or by the mark in a column of its own."""
    return ("党员" in politics and "非" not in politics) or yes_or_no(mark) is True


def born_on(cell: object) -> date | None:
    """The day a birth cell means, in any of the forms clerks use; None when it means no single day."""
    if not cell:
        return None
    if isinstance(cell, date):
        return cell.date() if isinstance(cell, datetime) else cell
    text = half_width(text_of(cell))
    if is_number(cell) and len(text) <= 5:
        return _FIRST_DAY_OF_EXCEL + timedelta(days=int(text)) if text.isdigit() else None
    found = _DATE.fullmatch(text)
    return _day(*map(int, found.groups())) if found else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def phones_of(text: str) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """(number, `mobile` or `landline`) of each phone in the cell, and the words for what was noticed."""
    if _MOBILE.fullmatch(text):
        return ((text, "mobile"),), ()
    parts = _parts_of(half_width(text))
    found = tuple(dict.fromkeys(phone for part in parts if (phone := _phone(part))))
    words = []
    if any(kind == "landline" for _, kind in found):
        words.append("landline")
    if any(_phone(part) is None for part in parts):
        words.append("phone_wrong_length")
    if len(found) > 1:
        words.append("two_phones")
    return found, tuple(words)


def _parts_of(text: str) -> list[str]:
    """A blank parts two phones, or only the groups of one (`154 0970 6022`)."""
    parts = [part.strip() for part in _SPLIT.split(text) if part.strip()]
    return [piece for part in parts for piece in ([part] if _phone(part) else part.split())]


def _phone(text: str) -> tuple[str, str] | None:
    digits = re.sub(r"[\s()-]+", "", text).removeprefix("+86")
    if _MOBILE.fullmatch(digits):
        return digits, "mobile"
    if digits.startswith("1"):
        return None
    found = _LANDLINE.fullmatch(digits)
    return (f"{found[1]}-{found[2]}" if found[1] else found[2], "landline") if found else None
