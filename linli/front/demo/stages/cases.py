"""Let the stories happen, each by the product's own actions, as the person who did it, at the time it was done."""

from datetime import datetime, time, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from linli.engine.matters.actions.answering import accept_part, decline_part, report_part_done
from linli.engine.matters.actions.asking import ask_body
from linli.engine.matters.actions.settling import close_unanswered
from linli.engine.matters.actions.working import take_step
from linli.engine.matters.models import Matter, Part
from linli.engine.matters.queries import find_matter, parts_for
from linli.front.demo.drawings import photo
from linli.front.demo.stories import STORIES, Do, Story
from linli.ground.access.actor import Actor
from linli.ground.accounts.models import Account
from linli.ground.base.clock import SHANGHAI, now, set_to, today
from linli.ground.base.scope import APP, cross_community, scope
from linli.ground.bodies.models import Body
from linli.ground.files.models import File
from linli.ground.places.models import Place
from linli.ground.posts.actors import actor_for
from linli.ground.regions.models import Community
from linli.work.cases.actions import fix_case, rate_case, report_case, send_case_back
from linli.work.cases.pausing import pause_case
from linli.work.cases.queries import category_of

APART = timedelta(minutes=2)  # between steps that would lie ahead of us on the day the town is grown


def tell_stories() -> None:
    """Each story in one transaction: it happened as a whole or it is still to be told."""
    with cross_community("the demo's stories are set in both communities"):
        communities = {c.number: c for c in Community.objects.select_related("region")}
        accounts = {a.username: a for a in Account.objects.filter(demo=True)}
    for story in STORIES:
        with cross_community("a story of the demo"):
            if not is_raised(communities[story.community].id, key_of(story)):
                Telling(story, communities[story.community], accounts).tell()


def is_raised(community: int, key: UUID) -> bool:
    """Told already, by whomever."""
    return Matter.objects.filter(community_id=community, client_key=key).exists()


def key_of(story: Story) -> UUID:
    return uuid5(NAMESPACE_URL, f"linli-demo/{story.word}")


def moments_of(story: Story) -> list[datetime]:
    """When it was reported and when each step was taken: in order, and never ahead of now."""
    told = [(story.ago, story.clock), *((do.ago, do.clock) for do in story.then)]
    last = now()
    return [min(moment(*when), last - (len(told) - n) * APART) for n, when in enumerate(told)]


def moment(ago: int, clock: str) -> datetime:
    return datetime.combine(today() - timedelta(days=ago), time.fromisoformat(clock), SHANGHAI)


class Telling:
    """One story on its way: the community it happens in, who takes part, and the matter it has become."""

    def __init__(self, story: Story, community: Community, accounts: dict[str, Account]):
        self.story, self.community, self.accounts = story, community, accounts
        self.matter: Matter | None = None

    def tell(self) -> None:
        first, *rest = moments_of(self.story)
        with set_to(first):
            actor = actor_for(self.accounts[self.story.by])
            with scope(actor.communities, actor.scopes, role=APP):
                self.matter = self.report(actor)
        for do, at in zip(self.story.then, rest, strict=True):
            with set_to(at):
                self.let(do)

    def report(self, actor: Actor) -> Matter:
        told = self.story
        return report_case(
            actor=actor, community=self.community, category=told.category, place=self.place(), words=told.words,
            photos=[photo(told.photo)] if told.photo else [], client_key=key_of(told), spot=told.spot,
            source=told.source, called=told.called, phone=told.phone,
        )  # fmt: skip

    def place(self) -> Place | None:
        """The building the story names. A roster without it would leave the story nowhere, so this fails."""
        if not self.story.place:
            return None
        return Place.objects.get(community=self.community, kind=Place.Kind.BUILDING, line=self.story.place)

    def let(self, do: Do) -> None:
        """One act, in the scope of who does it; nobody by name is the clock."""
        if not do.by:
            with scope({self.community.id}, role=APP):
                return close_unanswered(self.matter)
        actor = actor_for(self.accounts[do.by])
        with scope(actor.communities, actor.scopes, role=APP):
            return getattr(self, f"do_{do.act}", self.do_step)(do, actor)

    def found(self, actor: Actor) -> Matter:
        return find_matter(actor, self.matter.id)

    def do_step(self, do: Do, actor: Actor) -> None:
        take_step(self.found(actor), do.act, actor=actor, said=do.said)

    def do_pause(self, do: Do, actor: Actor) -> None:
        until = today() + timedelta(hours=do.hours)
        pause_case(self.found(actor), actor=actor, waits_for="party", until=until, said=do.said)

    def do_fix(self, do: Do, actor: Actor) -> None:
        fix_case(self.found(actor), actor=actor, said=do.said, photos=[photo(do.photo)])

    def do_rate(self, do: Do, actor: Actor) -> None:
        rate_case(self.found(actor), actor=actor, stars=do.stars, said=do.said)

    def do_back(self, do: Do, actor: Actor) -> None:
        send_case_back(self.found(actor), actor=actor, said=do.said)

    def do_ask(self, do: Do, actor: Actor) -> None:
        here, matter = {"community": self.community}, self.found(actor)
        body = Body.objects.get(**here, code=f"{self.community.region.code}{do.body:04}")
        shown = File.objects.filter(**here, subject=matter.id, role="before").values_list("id", flat=True)
        ask_body(
            matter, body, actor=actor, words=do.said, due_at=now() + timedelta(hours=do.hours), photos=list(shown),
            category_title=category_of(self.community, matter.category).name, place_line=matter.place.line,
        )  # fmt: skip

    def asked(self, actor: Actor) -> Part:
        """The part of this matter that waits for the actor's answer or work."""
        mine = parts_for(actor).filter(community=self.community, matter_id=self.matter.id)
        return mine.get(state__in=(Part.State.ASKED, Part.State.ACCEPTED))

    def do_part_accept(self, do: Do, actor: Actor) -> None:
        accept_part(self.asked(actor), actor=actor, said=do.said)

    def do_part_decline(self, do: Do, actor: Actor) -> None:
        decline_part(self.asked(actor), actor=actor, said=do.said)

    def do_part_done(self, do: Do, actor: Actor) -> None:
        report_part_done(self.asked(actor), actor=actor, said=do.said, photos=[photo(do.photo)])
