"""常用话: words that staff need not type again, by step and category."""

import csv
from pathlib import Path

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from linli.ground.access.actor import Actor
from linli.ground.base.errors import Invalid, NotThere, Refused
from linli.ground.base.words import N_
from linli.ground.regions.models import Community
from linli.work.cases.models import Template

FILE = Path(__file__).with_name("phrases.csv")
STEP_TITLES = {
    "work": N_("记一步"),
    "fix": N_("办好了"),
    "refer": N_("不归社区管"),
    "question": N_("问一句报事的邻居"),
    "ask": N_("请人一起办"),
    "hand": N_("转给别的岗"),
    "give_back": N_("不归我管"),
    "verify": N_("去看一眼"),
}


def lay_phrases(community: Community) -> int:
    """Write the shipped ones that a community does not have yet. Returns how many were new."""
    have = set(phrases_of(community.id).values_list("step", "category", "title"))
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = [Template(community_id=community.id, **row) for row in csv.DictReader(lines)]
    fresh = [row for row in rows if (row.step, row.category, row.title) not in have]
    return len(Template.objects.bulk_create(fresh))


def begin_phrases(community: Community) -> None:
    """A new community finds some to begin with."""
    lay_phrases(community)


def phrases_of(community: int):
    return Template.objects.filter(community_id=community).order_by("step", "category", "title")


def phrases_for(community: int, step: str, category: str) -> list[Template]:
    """What fits a step in a case of this category: the most particular first."""
    rows = phrases_of(community).filter(step=step, category__in=beginnings(category))
    return sorted(rows, key=lambda row: -len(row.category))


def beginnings(category: str) -> list[str]:
    """'A02' → '', 'A', 'A0', 'A02': what a row may say to mean it."""
    return [category[:n] for n in range(len(category) + 1)]


def phrase_in(community: int, id) -> Template:
    found = phrases_of(community).filter(id=id).first()
    if found is None:
        raise NotThere()
    return found


def check_may_edit(actor: Actor, community: int) -> None:
    """Whoever works for the whole community keeps its words."""
    if not actor.sees_whole(community):
        raise Refused(_("常用话由社区书记、值班岗和社区工作者来定。"))


def save_phrase(row: Template, *, actor: Actor, step: str, category: str, title: str, phrase: str) -> Template:
    """Write a new one, or an old one anew. Two of one name for the same step would be mixed up."""
    check_may_edit(actor, row.community_id)
    row.step, row.category, row.title, row.phrase = step, category.strip(), title.strip(), phrase.strip()
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Invalid(_("已经有一句叫“%(title)s”了，换个名字。") % {"title": row.title}) from error
    return row


def drop_phrase(row: Template, *, actor: Actor) -> None:
    """It is offered no more. What was written with it stays."""
    check_may_edit(actor, row.community_id)
    Template.objects.filter(community_id=row.community_id, id=row.id).delete()
