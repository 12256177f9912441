"""What residents asked about their data, what a grid worker asked to open, what somebody agreed to."""

from collections.abc import Callable
from datetime import timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from linli.engine.matters.actions.working import take_step
from linli.engine.matters.models import Matter
from linli.front.demo.signins import NEIGHBOURS
from linli.front.demo.stages.cases import is_raised
from linli.ground.access.actor import Actor
from linli.ground.accounts.models import Account, Standing
from linli.ground.accounts.wards import settle_all_wards
from linli.ground.base.clock import now, set_to, today
from linli.ground.base.scope import APP, cross_community, scope
from linli.ground.people.guardians import OF_AGE, is_under
from linli.ground.people.models import Person
from linli.ground.people.queries import visible_to
from linli.ground.posts.actors import actor_for
from linli.ground.regions.models import Community
from linli.work.rights.actions.answering import answer_request
from linli.work.rights.actions.asking import ask_about, ask_to_open
from linli.work.rights.actions.consenting import give_consent
from linli.work.rights.actions.hurrying import break_glass
from linli.work.rights.models import Emergency
from linli.work.rights.queries import own_person

TOWN = 1


def tell_of_rights() -> None:
    """Each once; who is not in the roster any more asks nothing."""
    settle_all_wards()
    with cross_community("the demo's residents ask about their data"):
        community = Community.objects.select_related("region").get(number=TOWN)
    for told in (asked_why, asks_to_correct, agreed, asks_to_open, hurried):
        told(community)


def acting(community: Community, username: str, days_ago: float, act: Callable[[Actor], object]) -> object:
    """Let somebody do something some days ago, in his own scope."""
    with set_to(now() - timedelta(days=days_ago)):
        with cross_community("who acts in the demo"):
            actor = actor_for(Account.objects.get(username=username))
        with scope({community.id}, role=APP):
            return act(actor)


def key_of(word: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"linli-demo/rights/{word}")


def is_told(community: Community, word: str) -> bool:
    with scope({community.id}, role=APP):
        return is_raised(community.id, key_of(word))


def ask(community: Community, username: str, days_ago: float, word: str, sort: str, words: str) -> Matter | None:
    def act(actor: Actor) -> Matter | None:
        person = own_person(actor, community.id)
        return person and ask_about(
            person, actor=actor, community=community, sort=sort, words=words, client_key=key_of(word)
        )

    return acting(community, username, days_ago, act)


def asked_why(community: Community) -> None:
    """An answered one: why the work place is kept."""
    if is_told(community, "why"):
        return
    matter = ask(community, "jumin1", 12, "why", "explain", "为什么要记我的工作单位？")
    if matter:
        said = "为了知道哪家白天没人，上门挑下班以后。您不愿意留，可以请我们删掉。"
        acting(community, "shuji", 11, lambda a: answer_request(matter, "fulfil", actor=a, said=said))
        acting(community, "jumin1", 11, lambda a: take_step(matter, "agree", actor=a))


def asks_to_correct(community: Community) -> None:
    if not is_told(community, "correct"):
        ask(community, "jumin1", 1, "correct", "correct", "文化程度记错了，我是大专，上个月拿的证。")


def agreed(community: Community) -> None:
    for neighbour in NEIGHBOURS:
        if neighbour.community == TOWN:
            acting(community, neighbour.username, 30, lambda a: agree(community, a))


def agree(community: Community, actor: Actor) -> None:
    if person := own_person(actor, community.id):
        give_consent(person, "account", actor=actor)


def asks_to_open(community: Community) -> None:
    """A grid worker asks for one child of her grid; the secretary has not decided yet."""
    if is_told(community, "open"):
        return

    def act(actor: Actor) -> Matter | None:
        children = visible_to(actor).filter(ended_on=None, born_on__gt=today() - timedelta(days=365 * 16))
        child = children.order_by("born_on", "id").first()
        return child and ask_to_open(
            child,
            actor=actor,
            community=community,
            purpose="秋季入学，帮家里核对学位",
            days=30,
            client_key=key_of("open"),
        )

    acting(community, "wangge2", 0.2, act)


def hurried(community: Community) -> None:
    """Once somebody opened a file outside her grid; the secretary was told in the same moment."""
    with cross_community("whether the demo's emergency was told"):
        if Emergency.objects.filter(community_id=community.id).exists():
            return
        standing = Standing.objects.filter(community_id=community.id, post_id=None).exclude(person_id=None)
        person = Person.objects.filter(id__in=standing.exclude(kind="ward").values("person_id")).order_by("id").first()
    if person and not is_under(OF_AGE, person.born_on, today()):
        reason = "老人在街口摔了一跤，要马上找到家里人"
        acting(community, "wangge5", 4, lambda a: break_glass(person, actor=a, community=community, reason=reason))
