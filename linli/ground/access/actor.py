"""The one who acts: account, posts held, and the communities and outside scopes it reaches. Frozen for a request."""

from dataclasses import dataclass
from uuid import UUID

WHOLE = frozenset({"secretary", "duty", "clerk"})  # posts that see the whole community's work
GRID = frozenset({"grid_owner", "grid_worker"})  # posts that see one grid's
OWN = frozenset({"child_officer"})  # posts that see what is theirs
ADMIN = frozenset({"system_admin", "security_admin", "audit_admin"})  # posts that see no matter and no person
UNIT = frozenset({"unit_contact"})  # posts of outside bodies: only what is addressed to them
REGION = frozenset(
    {"region_lead", "region_desk"}
)  # posts above the communities: what is addressed to them, and numbers


@dataclass(frozen=True, slots=True)
class Seat:
    """A post as its holder has it: `place` is the grid it looks after, `acting` if held for a vacant post."""

    post: UUID
    kind: str
    title: str
    community: int | None
    place: UUID | None = None
    scope: str = ""
    acting: bool = False


@dataclass(frozen=True, slots=True)
class Actor:
    """Built once per request by `posts.actors.actor_of`, or by hand for the clock and the command line."""

    account: int | None = None
    name: str = ""
    communities: frozenset[int] = frozenset()
    scopes: frozenset[str] = frozenset()
    seats: tuple[Seat, ...] = ()
    persons: frozenset[UUID] = frozenset()
    by_clock: bool = False
    wards: frozenset[UUID] = frozenset()  # minors whose guardian he is
    slips: frozenset[UUID] = frozenset()  # matters opened with number and code, as whoever raised them

    @property
    def posts(self) -> frozenset[UUID]:
        return frozenset(s.post for s in self.seats)

    @property
    def grids(self) -> frozenset[UUID]:
        return frozenset(s.place for s in self.seats if s.kind in GRID and s.place)

    @property
    def is_staff(self) -> bool:
        """Works for a community, not for an outside unit and not only on its locks."""
        return any(s.kind in WHOLE | GRID | OWN for s in self.seats)

    @property
    def is_admin(self) -> bool:
        """Holds one of the three administrators' posts."""
        return any(s.kind in ADMIN for s in self.seats)

    @property
    def is_unit(self) -> bool:
        return any(s.kind in UNIT for s in self.seats)

    @property
    def is_region(self) -> bool:
        """Works at a sub-district or above: no community's matter and no resident is seen from there."""
        return any(s.kind in REGION for s in self.seats)

    @property
    def regions(self) -> frozenset[str]:
        """The codes of the regions he works for."""
        return frozenset(s.scope for s in self.seats if s.kind in REGION)

    def has(self, kind: str) -> bool:
        return any(s.kind == kind for s in self.seats)

    def sees_whole(self, community: int | None) -> bool:
        """Holds a post of this community that looks after all of it."""
        return any(s.kind in WHOLE and s.community == community for s in self.seats)

    @property
    def whole(self) -> frozenset[int]:
        """The communities seen whole."""
        return frozenset(s.community for s in self.seats if s.kind in WHOLE and s.community)

    @property
    def main_seat(self) -> Seat | None:
        """The post shown beside the name: an own one before an acting one."""
        return min(self.seats, key=lambda s: s.acting, default=None)

    def seat_in(self, community: int) -> Seat | None:
        """The post by which the actor works in this community; own before acting."""
        return min((s for s in self.seats if s.community == community), key=lambda s: s.acting, default=None)


NOBODY = Actor()


def who_holds_the_slip(community: int, matter: UUID) -> Actor:
    """Nobody's account, with the rights of the raiser in one matter and in no other."""
    return Actor(communities=frozenset({community}), slips=frozenset({matter}))


def the_clock(community: int) -> Actor:
    """The actor of what the clock does in a community."""
    return Actor(communities=frozenset({community}), by_clock=True)
