"""What stands between the owner and who reported it, for the resident's page. No requests here."""

from linli.engine.matters.actions.settling import MOST_REOPENED
from linli.engine.matters.kinds import CONFIRMED, ENDED, OPEN, WaitsFor
from linli.ground.posts.queries import holder_names
from linli.work.cases.pages import showing


def talk_shown(matter, steps: list[dict]) -> dict:
    """What he is asked, whether he may speak and open it again, and where it goes on if it was merged."""
    over, merged = matter.stage in (CONFIRMED, ENDED), matter.merged_into_id is not None
    asked = matter.stage in OPEN and matter.waits_for == WaitsFor.RAISER
    return {
        "question": next((s["text"] for s in reversed(steps) if s.get("step") == "question"), "") if asked else "",
        "may_say_after": over and not merged,
        "may_reopen": over and not merged,
        "secretary_decides": matter.reopened >= MOST_REOPENED,
        "goes_on": goes_on_as(matter) if merged else None,
    }


def goes_on_as(matter) -> dict:
    """The one it is part of now: its number, who answers, by when, how far. Not a word of whoever reported that one."""
    into = matter.merged_into
    return {
        "number": into.number,
        "stage": showing.stage_word(into),
        "owner": into.owner.title,
        "holder": "、".join(holder_names(into.community_id, into.owner_id)),
        "due": into.due_at,
        "over": showing.is_over(into),
        "steps": showing.steps_without_words(into),
    }
