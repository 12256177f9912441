"""Pour what is in hand in these weeks, each once, with what hangs on it: who follows, the slip, the hotline's number."""

from datetime import timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from linli.engine.counts.folding import fold
from linli.engine.matters.actions.pausing import standing_till
from linli.engine.matters.clock import closing_of
from linli.engine.matters.models import Follow, Matter, Part
from linli.engine.matters.slips import make_slip
from linli.front.demo import plan
from linli.front.demo.hotline import Order
from linli.front.demo.limits import DAY, HOUR, Limits, day_at, moment
from linli.front.demo.lives import KNOWN, Asked, Event, Life, add, begin, in_order
from linli.front.demo.living import LIVING
from linli.front.demo.picturing import hang
from linli.front.demo.pouring import Pourer
from linli.front.demo.sayings import saying
from linli.front.demo.scene import Helper, Scene, Seated, scene_of
from linli.front.demo.stages.cases import moments_of
from linli.front.demo.stages.history import once, pour_outside
from linli.front.demo.stories import Do, Story
from linli.ground.accounts.models import Account
from linli.ground.base.clock import now, set_to
from linli.ground.base.scope import cross_community
from linli.ground.posts.queries import region_post
from linli.ground.posts.words import PostKind
from linli.ground.regions.models import Community
from linli.work.cases.words import Source

TOWN = 1


def pour_living() -> None:
    """All in one transaction: two of them point at each other."""
    with cross_community("what is in hand in the demo is poured"):
        community = Community.objects.select_related("region").get(number=TOWN)
        if once(community, "living"):
            Weeks(scene_of(community)).pour()
    fold()


def pourable() -> list[Story]:
    """What the product cannot do has not happened: a story with a step its kind does not know is left out."""
    return [story for story in LIVING if all(do.act in KNOWN for do in story.then)]


class Weeks:
    """The rows of `living` on their way: each story with the life it has become."""

    def __init__(self, scene: Scene):
        self.scene, self.limits, self.until = scene, Limits(scene.days, scene.usual), int(now().timestamp())
        self.accounts = dict(Account.objects.filter(demo=True).values_list("username", "id"))
        self.word = f"linli/{plan.current().seed}/living"
        self.lives: dict[str, tuple[Story, Life]] = {}

    def pour(self) -> None:
        for story in pourable():
            self.lives[story.word] = story, self.life(story)
        lives = in_order(life for _, life in self.lives.values())
        pourer = Pourer(self.scene, self.until, self.word)
        pourer.give_numbers(lives)
        self.name_each_other()
        pourer.write_all(lives)
        hang(self.scene.community.id, lives, self.until, f"{self.word}/pictures")
        for story, life in self.lives.values():
            self.hang_on(story, life)

    def life(self, story: Story) -> Life:
        first, *rest = (int(at.timestamp()) for at in moments_of(story))
        spot = self.scene.spot_by_line[story.place] if story.place else None
        life = begin(self.scene, self.limits, first, story.category, spot, story.source, saying(story.words))
        life.id, life.called, life.by_way, life.photo = key_of(story), story.called, story.by_way, story.photo
        life.account = self.accounts.get(story.by)
        teller = next((t for t in self.scene.tellers if t.account == life.account), None)
        life.person = teller.person if teller and story.source == Source.RESIDENT else None
        life.columns = {"client_key": life.id}
        self.step(life, Do(story.by, story.ago, story.clock, "raise", story.words), first).why = life.owner_why
        for do, at in zip(story.then, rest, strict=True):
            self.let(life, do, at)
        return life

    def step(self, life: Life, do: Do, at: int) -> Event:
        """By the seat of who did it, by the name of a body, or nobody's: a resident's, the clock's."""
        account = self.accounts.get(do.by)
        if helper := next((h for h in self.scene.helpers if h.account == account), None):
            return add(life, at, do.act, do.said, account=account, by=helper.name)
        seat = self.seat_of(account)
        event = add(life, at, do.act, do.said, account=account, post=seat and seat.id, by=seat.title if seat else "")
        return event

    def seat_of(self, account: int | None) -> Seated | None:
        held = [seat for seat in self.scene.posts.values() if account in seat.accounts]
        return min(held, key=lambda seat: (seat.kind != PostKind.SECRETARY, seat.title), default=None)

    def let(self, life: Life, do: Do, at: int) -> None:
        """One act with what it changes beside the stage."""
        event = self.step(life, do, at)
        event.why = do.why
        if do.stars:
            life.stars = do.stars
        getattr(self, f"do_{do.act}", self.nothing_more)(life, do, event)

    def nothing_more(self, life: Life, do: Do, event: Event) -> None:
        pass

    def do_ask(self, life: Life, do: Do, event: Event) -> None:
        helper = self.scene.helper_by_code[f"{self.scene.community.region.code}{do.body:04}"]
        life.asked.append(Asked(helper, do.said, event.at + do.hours * HOUR))
        event.part, event.why = len(life.asked) - 1, helper.name

    def do_part_accept(self, life: Life, do: Do, event: Event) -> None:
        event.part = len(life.asked) - 1

    do_part_done = do_part_decline = do_part_accept

    def do_pause(self, life: Life, do: Do, event: Event) -> None:
        """Its clocks stand till then; so much later is it due."""
        day = day_at(event.at + do.hours * HOUR)
        until = closing_of(day)
        life.columns |= {"paused_at": moment(event.at), "paused_until": until, "waits_for": do.why, "next_look": until}
        event.why = standing_till(do.why, day)

    def do_question(self, life: Life, do: Do, event: Event) -> None:
        """Its clocks stand until the raiser answers, at most till then."""
        until = moment(event.at + do.hours * HOUR)
        life.columns |= {"paused_at": moment(event.at), "paused_until": until, "waits_for": do.why, "next_look": until}
        event.why = ""

    def do_reopen(self, life: Life, do: Do, event: Event) -> None:
        """It begins again with a promise of its own."""
        event.due = self.limits.due(event.at, life.urgency)

    def do_escalate(self, life: Life, do: Do, event: Event) -> None:
        """One more up the tree knows; past the secretary it is the sub-district."""
        life.columns |= {"gone_up": life.columns.get("gone_up", 0) + 1, "gone_up_at": moment(event.at)}
        street = self.scene.community.region.parent
        if do.why == street.name:
            seat = region_post(street.code)
            name = seat[1] if seat else street.name
            helper = Helper(name, street.code, "", seat[0] if seat else None, 0, ())
            life.asked.append(Asked(helper, do.said, event.at + 3 * DAY, Part.Role.ABOVE))
            event.part = len(life.asked) - 1

    def do_merge(self, life: Life, do: Do, event: Event) -> None:
        into = self.lives[do.why][1]
        life.columns["merged_into_id"] = into.id

    def name_each_other(self) -> None:
        """Two that go on as one name each other's number, which they have only now."""
        for story, life in self.lives.values():
            if into := next((do.why for do in story.then if do.act == "merge"), ""):
                other = self.lives[into][1]
                life.events[-1].why = other.number
                next(event for event in other.events if event.word == "joined").why = life.number

    def hang_on(self, story: Story, life: Life) -> None:
        """Rows beside the matter: followers, the raiser of what was merged, the slip, the hotline's number."""
        here = {"community": self.scene.community, "at": moment(life.at) + timedelta(hours=3)}
        for username in story.followers:
            account = self.accounts[username]
            Follow.objects.create(**here, matter_id=life.id, account_id=account, why=Follow.Why.JOINED)
        if into := life.columns.get("merged_into_id"):
            came = {"account_id": life.account, "came_from_id": life.id, "why": Follow.Why.MERGED}
            Follow.objects.create(**here, matter_id=into, **came)
        if story.source == Source.SLIP:
            with set_to(moment(life.at)):
                make_slip(Matter.objects.get(community=self.scene.community, id=life.id), client_key=life.id)
        if story.order:
            self.note_order(story, life)

    def note_order(self, story: Story, life: Life) -> None:
        number = f"FM{moment(life.at):%Y%m%d}{9_000 + LIVING.index(story)}"
        order = Order(life, number, story.order, self.limits.after(life.at, "7wd"), "")
        pour_outside(self.scene, [order], self.until)


def key_of(story: Story) -> UUID:
    return uuid5(NAMESPACE_URL, f"linli-demo/living/{story.word}")
