"""What neighbours call a household: 秦大爷家, 罗阿姨家. From the head's name, sex and age; pure."""

from datetime import date

from linli.ground.base.surnames import COMPOUND, surname_of

# From which age on, for a man and for a woman. Below the last line it is 小 before the surname.
TITLES = ((60, "大爷", "奶奶"), (50, "师傅", "阿姨"), (35, "师傅", "大姐"))
UNKNOWN_AGE = ("先生", "女士")


def household_called(name: str, sex: str, age: int | None) -> str:
    """秦大爷家. Nothing for a household whose head nobody knows."""
    return f"{form_of_address(name, sex, age)}家" if name.strip() else ""


def form_of_address(name: str, sex: str, age: int | None) -> str:
    """How one calls a neighbour whom one does not know well. `sex` is `male`, `female`, or anything for unknown."""
    front = spoken_part(name)
    place = {"male": 0, "female": 1}.get(sex)
    if age is None:
        return front if place is None else front + UNKNOWN_AGE[place]
    title = next((titles for youngest, *titles in TITLES if age >= youngest), None)
    if title is None:
        return f"小{front}" if len(front) == 1 else front
    return front if place is None else front + title[place]


def spoken_part(name: str) -> str:
    """The surname; of names without one (买买提·艾力, 扎西次仁) what stands before the dot, or the whole."""
    plain = name.strip()
    if "·" in plain:
        return plain.split("·")[0]
    return plain if len(plain) > 3 and plain[:2] not in COMPOUND else surname_of(plain)


def age_on(born: date | None, day: date) -> int | None:
    """Full years; None when the birth is not known."""
    return born and day.year - born.year - ((day.month, day.day) < (born.month, born.day))
