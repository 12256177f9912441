"""Ask about data: by oneself, as a guardian, or written down at the window. Each becomes a matter with a legal date."""

from uuid import UUID

from django.utils.translation import gettext as _

from linli.engine.matters.actions.raising import raise_matter
from linli.engine.matters.clock import due_after
from linli.engine.matters.models import Matter
from linli.ground.access.actor import Actor
from linli.ground.accounts.joining import account_of
from linli.ground.base.clock import now, today
from linli.ground.base.errors import Invalid, Refused
from linli.ground.people.guardians import OF_AGE, is_under
from linli.ground.people.models import Person
from linli.ground.regions.days import days_around
from linli.ground.regions.models import Community
from linli.ground.regions.settings import value_for
from linli.work.rights import defaults
from linli.work.rights.models import DataRequest, Opening
from linli.work.rights.queries import owner_for
from linli.work.rights.rules import works_with_people
from linli.work.rights.words import SORT_TITLES, AskedAs, Sort

ANSWERED_BY = ("secretary", "duty", "clerk")
OPENED_BY = ("child_officer", "secretary", "duty", "clerk")


def ask_about(
    person: Person,
    *,
    actor: Actor,
    community: Community,
    sort: str,
    words: str,
    asked_as: str = AskedAs.SELF,
    called: str = "",
    client_key: UUID | None = None,
) -> Matter:
    """A request about this person's data, owned by somebody who has to answer within the legal time."""
    check_capacity(person, actor, community, asked_as)
    if not words.strip():
        raise Invalid(_("写一句您要什么，社区才好办。"))
    owner = owner_for(community.id, ANSWERED_BY, asker=actor.account, whom=account_of(community.id, person.id))

    def build(matter: Matter) -> None:
        DataRequest.objects.create(
            community_id=community.id, matter=matter, sort=sort, asked_as=asked_as, called=called.strip(),
            words=words.strip(),
        )  # fmt: skip

    return raise_matter(
        "data_request",
        community=community,
        actor=actor,
        title=_(SORT_TITLES[Sort(sort)]),
        said=words,
        owner=owner,
        owner_why=_("资料请求归“%(post)s”答复") % {"post": owner.title},
        due_at=due_after(now(), value_for(community, defaults.ANSWER_WITHIN), days_around()),
        build=build,
        client_key=client_key,
        person=person,
        restricted=True,
    )


def check_capacity(person: Person, actor: Actor, community: Community, asked_as: str) -> None:
    """Oneself, a guardian for his child, or the window for anybody; relatives only of who has died."""
    for_oneself = person.id in actor.persons and asked_as == AskedAs.SELF
    for_a_child = person.id in actor.wards and asked_as == AskedAs.GUARDIAN
    if not (for_oneself or for_a_child or works_with_people(actor, community.id)):
        raise Refused(_("只能替自己或者自己未成年的孩子提。"))
    if asked_as == AskedAs.KIN and person.ended_why != "died":
        raise Invalid(_("本人还在册。近亲属只能在本人去世以后来提；本人不方便来，请选“受本人委托”。"))


def ask_to_open(
    child: Person, *, actor: Actor, community: Community, purpose: str, days: int, client_key: UUID | None = None
) -> Matter:
    """Ask another to let one open the file of a minor. Never decided by who asks."""
    check_opening(child, actor, community, purpose, days)
    owner = owner_for(community.id, OPENED_BY, asker=actor.account)

    def build(matter: Matter) -> None:
        Opening.objects.create(community_id=community.id, matter=matter, purpose=purpose.strip(), days=days)

    return raise_matter(
        "opening",
        community=community,
        actor=actor,
        title=_("申请看一份孩子的资料"),
        said=purpose,
        owner=owner,
        owner_why=_("孩子的资料由“%(post)s”批") % {"post": owner.title},
        due_at=due_after(now(), value_for(community, defaults.OPENING_WITHIN), days_around()),
        build=build,
        client_key=client_key,
        person=child,
        restricted=True,
    )


def check_opening(child: Person, actor: Actor, community: Community, purpose: str, days: int) -> None:
    if not works_with_people(actor, community.id):
        raise Refused(_("只有社区的工作人员能申请。"))
    if not purpose.strip():
        raise Invalid(_("写一句看这份资料做什么用。"))
    if not 1 <= days <= 90:
        raise Invalid(_("一次最少申请1天，最多90天。"))
    if not is_under(OF_AGE, child.born_on, today()):
        raise Invalid(_("这一位已经成年，不用申请。"))
