"""A case that the other side has closed is closed here too."""

from linli.engine.matters.actions.working import open_parts, take_step
from linli.engine.matters.kinds import LIVE
from linli.ground.access.actor import the_clock
from linli.work.cases.models import Outside
from linli.work.cases.outside.words import SATISFIED


def close_by(row: Outside) -> bool:
    """By what its call-back says; whoever was asked for help first finishes. Told whether it was closed."""
    matter = row.matter
    if matter.stage not in LIVE or open_parts(matter):
        return False
    clock = the_clock(matter.community_id)
    word = "outside_good" if row.satisfied in SATISFIED else "outside_close"
    take_step(matter, word, actor=clock, said=row.answer)
    return True
