"""What was asked back and answered on a Part, as both sides read it."""

from datetime import datetime

from linli.engine.matters.models import Part


def talk_shown(part: Part) -> list[dict]:
    """Lines for matters/_talk.html: who, what, when; `ours` is the community's side."""
    return [line | {"at": datetime.fromisoformat(line["at"])} for line in part.talk]
