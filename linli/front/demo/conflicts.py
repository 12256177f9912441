"""The forty-three conflicts that community, property firm and owners' committee settled together from 2023 to 2025.

Told in `sources/conflicts.txt`: day, category, building, what it was about, what the property firm did, what the
owners' committee did, how it ended. They are the same in every town, whatever its seed and its day.
"""

from dataclasses import dataclass
from datetime import date
from random import Random

from linli.front.demo.limits import DAY, HOUR, MINUTE, Limits, awake, midnight
from linli.front.demo.lives import Life, add, answer, ask, begin, take
from linli.front.demo.sayings import SOURCES, saying
from linli.front.demo.scene import Scene
from linli.ground.posts.words import PostKind
from linli.work.cases.words import ByWay, Source, Urgency

CALLED = "老住户 楼长 常师傅 罗阿姨 冯奶奶 郭大爷 两家的邻居".split()
PROPERTY, OWNERS = "0101", "0201"  # last digits of their codes
ASKED_OF = {PROPERTY: "请到场一起商量，该修的先修。", OWNERS: "请出面和两边坐下谈，拿个大家都认的办法。"}
PHOTOS = {
    "A02": "lift", "E01": "cars", "E03": "cars", "E05": "cars", "E04": "plug", "D01": "bins", "D02": "stairs",
    "G03": "leak", "G02": "square", "C04": "radiator",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Conflict:
    day: date
    category: str
    place: str
    words: str
    did_property: str
    did_owners: str
    ended: str


def conflicts() -> list[Conflict]:
    lines = (SOURCES / "conflicts.txt").read_text(encoding="utf-8").splitlines()
    return [Conflict(date.fromisoformat(day), *rest) for day, *rest in (line.split("|") for line in lines)]


def tell_conflict(scene: Scene, limits: Limits, told: Conflict) -> Life:
    """Reported at the window, talked over by the three parties, settled, and said so by who reported it."""
    chance = Random(f"linli/conflicts/{told.day}/{told.place}")
    at = midnight(told.day) + 9 * HOUR + chance.randrange(8 * 60) * MINUTE
    spot = scene.spot_by_line[told.place]
    life = begin(scene, limits, at, told.category, spot, Source.WINDOW, saying(told.words))
    life.urgency = Urgency.U3  # what two sides must agree to takes its time
    life.due, life.acknowledge_by, life.answer_by = limits.promised(at, Urgency.U3)
    window = scene.first(PostKind.CLERK)
    life.account, life.called, life.by_way = window.accounts[0], chance.choice(CALLED), ByWay.CLERK
    life.photo = PHOTOS.get(told.category, "")
    add(life, at, "raise", told.words, life.owner_why, life.account, window.id, window.title)
    take(life, awake(at + 40 * MINUTE), "accept", "", chance)
    take(life, awake(at + 5 * HOUR), "work", "两边都听了一遍，叫上物业和业委会，约好坐下来说。", chance)
    sit_together(scene, life, told, awake(at + DAY), chance)
    return life


def sit_together(scene: Scene, life: Life, told: Conflict, at: int, chance: Random) -> None:
    """Both are asked with a clock of their own; the last one done finishes the matter."""
    end = max(at + 2 * DAY, life.at + int((life.due - life.at) * (0.5 + 0.4 * chance.random())))
    code = scene.community.region.code
    bodies = [scene.helper_by_code[code + digits] for digits in (PROPERTY, OWNERS)]
    parts = [ask(chance, life, body, at + n * MINUTE, end, ASKED_OF[body.code[-4:]]) for n, body in enumerate(bodies)]
    for n, part in enumerate(parts):
        answer(life, awake(at + (n + 2) * HOUR), "part_accept", part, "来。")
    take(life, awake(at + DAY), "work", told.ended, chance)
    answer(life, awake(end - 6 * HOUR), "part_done", parts[1], told.did_owners)
    done = answer(life, awake(end), "part_done", parts[0], told.did_property)
    add(life, done.at, "fix", account=done.account, by=done.by)
    life.stars = 5 if chance.random() < 0.85 else 3
    add(life, awake(done.at + DAY), "rate", "回访过了，两边都说行。", account=life.account)
    life.events.sort(key=lambda event: event.at)
