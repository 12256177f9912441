"""Whose case it is: opened with the account that raised it, or with the slip. The same pages serve both."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect
from django.urls import reverse

from linli.engine.matters.models import Matter
from linli.engine.matters.queries import find_matter
from linli.engine.matters.rules import raised_it
from linli.ground.access.actor import Actor
from linli.ground.base.errors import NotThere
from linli.ground.regions.models import Community
from linli.ground.regions.queries import public_community
from linli.work.cases.pages import slips
from linli.work.cases.queries import KIND


@dataclass(frozen=True, slots=True)
class Own:
    """A case in the hands of who raised it."""

    community: Community
    matter: Matter
    actor: Actor
    by_slip: bool

    def address(self, word: str = "") -> str:
        """Of one of its pages: "" the case itself, "rate", "withdraw" …"""
        name, args = ("slip", []) if self.by_slip else ("my", [self.matter.id])
        return reverse(f"{name}_{word or 'case'}", args=[self.community.number, *args])

    def file_address(self, file, *, small: bool = False) -> str:
        """Of a photo or a message of it."""
        if self.by_slip:
            name = "slip_sound" if file.sort == "sound" else "slip_photo_small" if small else "slip_photo"
            return reverse(name, args=[self.community.number, file.id])
        name = "sound" if file.sort == "sound" else "photo_small" if small else "photo"
        return reverse(name, args=["matter", self.community.id, file.id])


def with_own_case(view: Callable) -> Callable:
    """`view(request, own)`: with an id the account's own case, without one that of the slip lying open."""

    @wraps(view)
    def opened(request, number, id: UUID | None = None, **more):
        community = public_community(request)
        if id is not None:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            return view(request, own_of(community, request.actor, id), **more)
        lying = slips.open_slip(request, community)
        if lying is None:
            return redirect("slip", number)
        if lying.follow:
            return redirect("public_case", number, lying.slip.matter_id)
        return view(request, own_of(community, lying.actor, lying.slip.matter_id, by_slip=True), **more)

    return opened


def own_of(community: Community, actor: Actor, id: UUID, *, by_slip: bool = False) -> Own:
    """A case this one raised; another's is not there."""
    matter = find_matter(actor, id)
    if not raised_it(actor, matter.facts()) or matter.kind != KIND:
        raise NotThere()
    return Own(community, matter, actor, by_slip)
