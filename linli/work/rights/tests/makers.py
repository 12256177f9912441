"""Families, requests and approvals for tests of rights. Invented people."""

from datetime import date

from linli.engine.matters.models import Matter, Step
from linli.ground.accounts import joining
from linli.ground.base.scope import cross_community
from linli.ground.people.models import Person
from linli.ground.people.tests.makers import head_of, home, member
from linli.ground.posts.models import Post
from linli.work.rights.actions.asking import ask_about, ask_to_open
from tests.town import PASSWORD, add_account

YOUNG = date(2016, 4, 5)


def family(q, grid=0, room="301"):
    """(parent, child, parent's account): 强大 and his daughter 强小 behind a door of the grid."""
    made = home(q, "强大", room, grid, born=date(1985, 2, 3))
    parent = head_of(q, made)
    child = member(q, made, "强小", "女", YOUNG)
    code = joining.issue_code(parent, actor=q.actor("clerk"), community=q.community, way="window")
    found = joining.find_code(q.id, code.code)
    account = joining.join_new(found, community=q.community, username=f"qiangda-{q.id}-{room}", password=PASSWORD)
    q.accounts["parent"] = account
    return parent, Person.objects.get(community_id=q.id, id=getattr(child, "id", child)), account


def add_post(q, kind, title, role):
    """A post of this kind, and somebody who holds it, as `role`."""
    with cross_community("a test adds a post"):
        q.posts[role] = Post.objects.create(community=q.community, kind=kind, title=title, above=q.posts["secretary"])
        from tests import town  # the town knows names by role

        town.NAMES.setdefault(role, title)
        add_account(q, role)


def ask(q, person, role="parent", sort="correct", words="名字写错了。", **more):
    return ask_about(person, actor=q.actor(role), community=q.community, sort=sort, words=words, **more)


def ask_opening(q, child, role="worker1", purpose="入学登记", days=30):
    return ask_to_open(child, actor=q.actor(role), community=q.community, purpose=purpose, days=days)


def trail(matter):
    rows = Step.objects.filter(community_id=matter.community_id, matter=matter).order_by("at", "id")
    return list(rows.values_list("word", flat=True))


def fresh(matter) -> Matter:
    return Matter.objects.select_related("owner").get(community_id=matter.community_id, id=matter.id)
