"""Orders of the city's hotline from 2026 on: what the workbook of 2024 and 2025 does not hold. Not a word about who rang."""

from dataclasses import dataclass
from random import Random

from linli.front.demo.limits import DAY, HOUR, MINUTE, Limits, awake, day_at
from linli.front.demo.lives import Life, add, begin, hear, work_through
from linli.front.demo.replay import replay
from linli.front.demo.sayings import reported
from linli.front.demo.scene import Scene
from linli.ground.posts.words import PostKind
from linli.work.cases.words import Source

# In the hotline's words → our category, and how often.
KINDS = (
    ("投诉/停车与交通/停车难、车位纠纷", "E01", 6), ("投诉/停车与交通/占用消防通道", "E02", 2),
    ("投诉/噪声与邻里/楼上漏水", "G03", 3), ("投诉/噪声与邻里/生活噪声", "G01", 3),
    ("投诉/市政设施/井盖破损", "B01", 2), ("投诉/市政设施/污水堵塞外溢", "B02", 3),
    ("投诉/市政设施/路灯不亮", "B04", 2), ("投诉/水电气暖/供暖不热", "C04", 5), ("投诉/水电气暖/停水", "C01", 2),
    ("投诉/物业与房屋/物业服务与收费", "A04", 4), ("投诉/物业与房屋/电梯故障", "A02", 4),
    ("投诉/环境卫生/垃圾清运", "D01", 3), ("投诉/环境卫生/楼道堆物", "D02", 2), ("投诉/违建与秩序/违法建设", "F01", 1),
    ("咨询/办事与证明/证件代办", "J02", 6), ("咨询/民生保障/社保医保", "I06", 6), ("建议/建议与自治/意见建议", "L01", 6),
    ("求助/民生保障/独居老人求助", "I02", 4), ("求助/民生保障/养老助餐", "I05", 4),
)  # fmt: skip
SATISFIED = ("非常满意", "满意", "满意", "满意", "基本满意", "不满意")


@dataclass(slots=True)
class Order:
    """A life that came with a number of another system."""

    life: Life
    number: str
    said_category: str
    due: int
    satisfied: str


def tell_order(chance: Random, scene: Scene, limits: Limits, day: int, running: int) -> Order:
    said_category, category, _often = chance.choices(KINDS, [often for *_, often in KINDS])[0]
    at = day + (8 + chance.randrange(12)) * HOUR + chance.randrange(60) * MINUTE
    life = begin(scene, limits, at, category, chance.choice(scene.spots), Source.HOTLINE, reported(chance, category))
    duty = scene.first(PostKind.DUTY)
    life.account, life.called = duty.accounts[0], chance.choice(("来电人", "来电居民", "匿名来电"))
    add(life, at, "raise", life.saying.words, life.owner_why, life.account, duty.id, duty.title)
    add(
        life, awake(at + 40 * MINUTE), "accept", account=life.owner.accounts[0], post=life.owner.id, by=life.owner.title
    )
    end = at + int((life.due - at) * (0.1 + 0.8 * chance.random()))
    hear(chance, limits, life, work_through(chance, scene, life, life.events[-1].at, end))
    number = f"FM{day_at(at):%Y%m%d}{running:04}"
    return Order(life, number, said_category, limits.after(at, "7wd"), chance.choice(SATISFIED))


def outside_columns(order: Order, until: int) -> dict:
    """What the other system knows of it by now; the call-back comes a day after it was done."""
    now = replay(order.life, until)
    called_back = bool(now.done_at) and now.done_at + DAY <= until
    done = next((e for e, _stage in reversed(now.trail) if e.word in ("fix", "part_done", "refer") and e.said), None)
    return {
        "source": Source.HOTLINE, "number": order.number, "received_at": order.life.at, "due_at": order.due,
        "closed_at": now.done_at + DAY if called_back else 0, "category": order.said_category,
        "anonymous": order.life.called == "匿名来电", "contacted": True if called_back else None,
        "solved": order.satisfied != "不满意" if called_back else None,
        "satisfied": order.satisfied if called_back else "", "answer": done.said if called_back and done else "",
        "answered_at": now.done_at if called_back else 0,
    }  # fmt: skip
