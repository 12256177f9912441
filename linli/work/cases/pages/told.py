"""For cases/_told.html on the page of a case: the message, the answers, for whom and by whom, who has the same trouble."""

from django.urls import reverse

from linli.engine.matters.actions.following import followers_of
from linli.engine.matters.models import Follow, Matter
from linli.ground.files.models import File
from linli.work.cases.models import Case
from linli.work.cases.pages.showing import by_way_word

SOME = 10


def told_shown(matter: Matter, case: Case) -> dict:
    """What staff hear and read besides the words."""
    follows = [f for f in followers_of(matter) if f.why == Follow.Why.JOINED]
    return {
        "by_way": by_way_word(case),
        "answers": list(case.answers.items()),
        "sounds": sounds_of(matter),
        "followers": len(follows),
        "words": [f.words for f in follows if f.words][-SOME:],
    }


def sounds_of(matter: Matter) -> list[dict]:
    """Recorded messages, in order."""
    rows = File.objects.filter(community_id=matter.community_id, subject=matter.id, sort=File.Sort.SOUND)
    return [
        {
            "url": reverse("sound", args=["matter", matter.community_id, file.id]),
            "seconds": file.seconds,
            "when": file.made_at,
            "plays": file.form != "amr",
        }
        for file in rows.order_by("made_at", "id")
    ]
