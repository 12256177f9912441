"""Pours lives into the tables: thousands of rows to a statement, each as the product's own actions would have left it.

What has not happened by the moment of the town is not written. Counts go in as deltas, added up beforehand, for the
product's own folding: so figures, trail and matters agree by construction, and `verify` proves it.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from uuid import UUID

from linli.engine.counts.models import TallyDelta
from linli.engine.matters.models import Matter, Part, Step
from linli.front.demo.laying import lay
from linli.front.demo.limits import day_at, midnight, moment
from linli.front.demo.lives import Event, Life
from linli.front.demo.replay import MOVES, PartNow, Reached, is_open, missed, replay
from linli.front.demo.scene import Scene
from linli.ground.base.ids import Drawing
from linli.ground.people.register.pouring import sort_words_in_later
from linli.ground.regions.models import Counter as Numbers
from linli.work.cases.models import Case
from linli.work.cases.naming import posts_named

AT_ONCE = 2_000
SOON = 60  # seconds after the moment the clock looks at what is open


class Pourer:
    """One community's history on its way into the tables, in the caller's transaction as keeper."""

    def __init__(self, scene: Scene, until: int, seed: str):
        self.scene, self.until, self.ids = scene, until, Drawing(seed)
        self.community, self.number = scene.community.id, scene.community.number
        self.rows: dict[type, list] = {Matter: [], Case: [], Step: [], Part: []}
        self.deltas: Counter = Counter()
        few = (code for code, category in scene.categories.items() if category.restricted)
        self.seen_by = {code: posts_named(scene.community, code) for code in few}  # of what few may see: who does

    def pour(self, lives: list[Life]) -> None:
        """In the order of their reports, which is that of their numbers."""
        self.give_numbers(lives)
        self.write_all(lives)

    def write_all(self, lives: list[Life]) -> None:
        sort_words_in_later()
        waiting = iter(lives)
        while some := list(islice(waiting, AT_ONCE)):
            for life in some:
                self.write(life)
            self.flush()
        lay(TallyDelta, self.delta_rows())

    def give_numbers(self, lives: list[Life]) -> None:
        """The next of each year, as if each had been reported by itself."""
        years = Counter(day_at(life.at).year % 100 for life in lives)
        last = {year: self.take_numbers(year, many) for year, many in sorted(years.items())}
        for life in lives:
            year = day_at(life.at).year % 100
            last[year] += 1
            life.number = f"{self.number}-{year:02}-{last[year]:04}"

    def take_numbers(self, year: int, many: int) -> int:
        """The last number given out before these."""
        row, _ = Numbers.objects.get_or_create(community_id=self.community, word=f"matter-{year:02}")
        Numbers.objects.filter(community_id=self.community, id=row.id).update(last=row.last + many)
        return row.last

    def write(self, life: Life) -> None:
        now = replay(life, self.until)
        life.id = life.id or UUID(int=self.ids.number(life.at * 1000))
        shared = {"community_id": self.community, "matter_id": life.id.hex}
        self.rows[Matter].append(self.matter(life, now))
        self.rows[Case].append(shared | self.case(life, now))
        self.rows[Step] += [shared | self.step(event, stage) for event, stage in now.trail]
        self.rows[Part] += [shared | self.part(life, index, part) for index, part in now.parts.items()]
        grid = life.spot and life.spot.grid
        for stage, at, n in now.counted:
            self.deltas[f"matters.{stage}", day_at(at), grid, life.category] += n
        for outcome, at, n in now.ended:
            self.deltas[f"outcomes.{outcome}", day_at(at), grid, life.category] += n

    def flush(self) -> None:
        for model, rows in self.rows.items():
            lay(model, rows)
            rows.clear()

    def id(self, at: int) -> str:
        return f"{self.ids.number(at * 1000):032x}"

    def matter(self, life: Life, now: Reached) -> dict:
        at = {
            "raised_at": life.at, "clock_from": now.clock_from or life.at, "due_at": now.due, "acknowledge_by": life.acknowledge_by, "answer_by": life.answer_by,
            "acknowledged_at": now.acknowledged_at, "answered_at": now.answered_at, "stage_at": now.stage_at,
            "next_look": self.until + SOON if is_open(now) else 0,
        }  # fmt: skip
        times = {name: when(moment) for name, moment in at.items()}
        values = {
            "id": life.id.hex, "community_id": self.community, "kind": "case", "number": life.number,
            "title": life.saying.title, "stage": now.stage, "step": now.step, "owner_id": life.owner.id,
            "owner_why": life.owner_why, "place_id": life.spot and life.spot.id, "grid_id": life.spot and life.spot.grid,
            "person_id": life.person, "category": life.category, "raised_by": life.account, "outcome": now.outcome,
            "restricted": life.category in self.seen_by, "seen_by": self.seen_by.get(life.category, []),
            "sent_back": now.sent_back,
            "late_times": missed(life, now, self.until), "reopened": now.reopened, "version": now.version,
            "search_tokens": life.saying.tokens,
        }  # fmt: skip
        return values | times | life.columns

    def case(self, life: Life, now: Reached) -> dict:
        rated = now.step == "rate"
        return {
            "id": self.id(life.at), "category": life.category, "urgency": life.urgency,
            "lead": self.scene.categories[life.category].lead, "words": life.saying.words, "source": life.source,
            "called": life.called, "by_way": life.by_way, "stars": life.stars if rated else None,
            "solved": life.solved if rated else None, "rated_at": when(now.stage_at) if rated else None,
        }  # fmt: skip

    def step(self, event: Event, stage: str) -> dict:
        return {
            "id": self.id(event.at), "word": event.word, "stage": stage, "said": event.said, "why": event.why,
            "account_id": event.account, "post_id": event.post, "by": event.by, "at": when(event.at),
            "inner": MOVES[event.word].inner,
        }  # fmt: skip

    def part(self, life: Life, index: int, now: PartNow) -> dict:
        asked, event = life.asked[index], now.asked
        return {
            "id": self.id(event.at), "role": asked.role, "addressee_scope": asked.helper.code,
            "addressee_post": asked.helper.post, "addressee_name": asked.helper.name, "number": life.number,
            "category_title": self.scene.categories[life.category].name, "words": asked.words,
            "place_line": life.spot.line if life.spot else "", "asked_by": life.owner.title,
            "asked_at": when(event.at), "due_at": when(asked.due),
            "next_look": when(asked.due) if asked.due > self.until else None, "state": now.state, "answer": now.answer,
            "answered_at": when(now.answered_at), "answered_by": now.by, "done_at": when(now.done_at),
        }  # fmt: skip

    def delta_rows(self) -> Iterator[dict]:
        """One delta for each cell. A cell that comes to nothing is none."""
        for (word, day, grid, category), n in self.deltas.items():
            if n:
                cell = {"word": word, "day": day, "grid_id": grid, "category": category, "n": n}
                yield {"id": self.id(midnight(day)), "community_id": self.community} | cell


def when(at: int) -> str | None:
    """As PostgreSQL reads it."""
    return moment(at).isoformat() if at else None
