"""For cases/_told.html and cases/_public.html on the page of a case. No questions here: all of it came with the company."""

from django.urls import reverse

from linli.engine.matters.models import Matter
from linli.engine.publish.rules import may_publish
from linli.ground.access.actor import Actor
from linli.ground.files.pages import PLAYED
from linli.work.cases.company import Company
from linli.work.cases.pages.showing import by_way_word
from linli.work.cases.rules import may_be_public

SOME = 10


def told_shown(matter: Matter, company: Company) -> dict:
    """What staff hear and read besides the words: messages, answers, for whom, who has the same trouble."""
    return {
        "by_way": by_way_word(company.case),
        "answers": list(company.case.answers.items()),
        "sounds": [sound_shown(matter, row) for row in company.sounds],
        "followers": len(company.joined),
        "words": [words for words in company.joined if words][-SOME:],
    }


def sound_shown(matter: Matter, row: dict) -> dict:
    url = reverse("sound", args=["matter", matter.community_id, row["id"]])
    return {"url": url, "seconds": row["seconds"], "plays": row["form"] in PLAYED}


def public_shown(actor: Actor, matter: Matter, company: Company) -> dict | None:
    """What is out, and whether the asker may change that; None for what is never public."""
    if not may_be_public(matter.category, matter.restricted):
        return None
    may = may_publish(actor, matter.community_id)
    return {"state": company.text_state, "photos": company.photos_out, "may": may}
