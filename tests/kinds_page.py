"""Prints docs/kinds.md from the registered kinds: `python -m tests.kinds_page` writes it, a test compares."""

import os
from pathlib import Path
from uuid import UUID

PAGE = Path(__file__).resolve().parent.parent / "docs" / "kinds.md"
HEAD = """# Kinds of matters

Printed from the code by `python -m tests.kinds_page`; a test compares. Who may is found by asking each rule.
"""


def page() -> str:
    """The whole page."""
    from linli.engine.matters.kinds import kinds

    return HEAD + "".join(_chapter(kind) for kind in kinds)


def _chapter(kind) -> str:
    rows = "\n".join(_row(kind, move) for move in kind.moves)
    return f"""
## {kind.title} (`{kind.word}`)

The raiser is waited for {kind.confirm_hours // 24} days; then the clock takes `{kind.closed_by or "nothing"}`. When the
last part is done, `{kind.parts_done or "nothing"}` is taken.

| step | the button says | the trail says | from | to | who may | needs | then |
|---|---|---|---|---|---|---|---|
{rows}
"""


def _row(kind, move) -> str:
    to = move.target or "stays"
    if move.outcome:
        to = f"{to} ({move.outcome})"
    then = ", ".join(follow.__name__ for follow in kind.after.get(move.word, ()))
    cells = (
        f"`{move.word}`",
        move.title,
        move.told,
        " ".join(move.source),
        to,
        who_may(move),
        " ".join(move.needs),
        then,
    )
    return "| " + " | ".join(str(cell) or "–" for cell in cells) + " |"


def who_may(move) -> str:
    """Each sort of actor is asked whether the rule lets it; what no hand may take, another action writes."""
    from linli.engine.matters.kinds import Facts, Stage

    facts = Facts(community=1, stage=move.source[0] if move.source else Stage.RAISED, owner=UUID(int=1), raised_by=1,
                  grid=UUID(int=9))  # fmt: skip
    found = [name for name, actor in _sorts_of_actors().items() if move.may(actor, facts)]
    return ", ".join(found) or "another action"


def _sorts_of_actors():
    from linli.ground.access.actor import Actor, Seat, the_clock

    def holder(kind, post=2, place=None):
        here = frozenset({1})
        return Actor(account=2, communities=here, seats=(Seat(UUID(int=post), kind, kind, 1, place),))

    return {
        "the owner": holder("other", post=1),
        "secretary": holder("secretary"),
        "duty": holder("duty"),
        "clerk": holder("clerk"),
        "grid owner": holder("grid_owner", place=UUID(int=9)),
        "grid worker": holder("grid_worker", place=UUID(int=9)),
        "the raiser": Actor(account=1, communities=frozenset({1})),
        "any resident": Actor(account=3, communities=frozenset({1})),
        "the clock": the_clock(1),
    }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linli.settings.test")
    import django

    django.setup()
    PAGE.write_text(page(), encoding="utf-8")
