"""Get an account: the code is given at the window, at the door or by letter; the resident types it himself."""

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from linli.ground.access.reading import log_reading
from linli.ground.accounts import joining
from linli.ground.accounts.models import Account, JoinCode
from linli.ground.accounts.trying import count_try, device_of, take_back_try
from linli.ground.base.attempts import attempt
from linli.ground.base.codes import in_groups
from linli.ground.base.errors import Invalid, Refused
from linli.ground.people.queries import find_person
from linli.ground.posts.actors import actor_for, narrowed
from linli.ground.posts.linking import homes_of_contact
from linli.ground.regions.queries import public_community, with_region
from linli.work.rights.actions.consenting import give_consent
from linli.work.rights.forms import CodeForm, JoinForm
from linli.work.rights.neighbours import homes_to_help, near_to
from linli.work.rights.rules import works_with_people
from linli.work.rights.words import CONSENTS, NEEDED_TO_JOIN

SIGN_IN = "allauth.account.auth_backends.AuthenticationBackend"


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def issue(request, person):
    """A code for one person: on the screen for ten minutes, or on a letter for two weeks. Seen this once.

    Who works here gives it to whom he sees; a contact to the grown-ups of his households, at their door.
    """
    found = near_to(request.actor, person) or find_person(request.actor, person)
    staff = works_with_people(request.actor, found.community_id)
    if not staff and not near_to(request.actor, person):
        raise Refused(_("这一页是社区工作人员和联系人用的。"))
    community = with_region(found.community_id)
    context = {"person": found, "place": community, "address": f"{request.get_host()}{join_address(community)}"}
    context |= {"staff": staff, "back": reverse("today") if staff else reverse("issue_join_codes")}
    if request.method == "POST":
        context |= issued(request, found, community, ways=JoinCode.Way.values if staff else [JoinCode.Way.DOOR])
    log_reading(request.actor, found.community_id, [found.id], to="join")
    return render(request, "rights/issue.html", context, status=422 if context.get("wrong") else 200)


@login_required
@never_cache
@require_safe
def mine(request):
    """我联系的户: for a contact, whom of his neighbours he may help to an account."""
    communities = sorted(request.actor.communities)
    homes = [h for c in communities for h in homes_to_help(request.actor, c)]
    if not homes and not any(homes_of_contact(request.actor, c) for c in communities):
        raise Refused(_("这一页是联系人用的：社区请您照看几户邻居，这里才有。"))
    for community in communities:
        shown = [p["id"] for h in homes if h["community"] == community for p in h["people"]]
        log_reading(request.actor, community, shown, to="join")
    return render(request, "rights/issue_mine.html", {"homes": homes})


def issued(request, person, community, *, ways) -> dict:
    """The code, or why there is none."""
    way = request.POST.get("way")
    try:
        if way not in ways:
            raise Invalid(_("选一下怎么给。"))
        made = joining.issue_code(person, actor=request.actor, community=community, way=way)
    except Invalid as no:
        return {"wrong": str(no)}
    return {"code": in_groups(made.code), "until": made.until, "letter": way == JoinCode.Way.LETTER}


def join_address(community) -> str:
    return reverse("join", args=[community.number])


@sensitive_post_parameters("code", "password")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join(request, number):
    """The code, then a name and a password of one's own; who signs in already only types the code."""
    community = public_community(request)
    form = (CodeForm if request.actor.account else JoinForm)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        account = enter(request, community, form)
        if account:
            messages.success(request, _("门开了。以后有事，在这里说。"))
            return redirect("me", number)
    context = {"community": community, "form": form, "text": CONSENTS[NEEDED_TO_JOIN]}
    return render(request, "rights/join.html", context, status=422 if form.is_bound else 200)


def enter(request, community, form) -> Account | None:
    """Count the try, look the code up, make the account; what is wrong stands on the form."""
    device = device_of(request.META.get("REMOTE_ADDR", ""), request.headers.get("User-Agent", ""))
    if not count_try(community, device):
        form.add_error(None, _("试的次数太多了。请过十分钟再来，或者打社区的电话。"))
        return None
    code = joining.find_code(community.id, form.cleaned_data["code"])
    if code is None:
        form.add_error("code", _("这个码不对，或者用过、过期了。再看一眼；还不行，请再要一个。"))
        return None
    take_back_try(community.id, device)
    return attempt(form, lambda: joined(request, community, code, form.cleaned_data))


def joined(request, community, code, clean) -> Account:
    """The account stands for its person from now on; what he agreed to is written down in the same moment."""
    if request.actor.account:
        account = joining.join_known(code, community=community, account=request.user)
    else:
        account = joining.join_new(
            code, community=community, username=clean["username"], password=clean["password"]
        )  # fmt: skip
        login(request, account, backend=SIGN_IN)
    actor = narrowed(actor_for(account), frozenset({community.id}))
    give_consent(code.person, NEEDED_TO_JOIN, actor=actor)
    return account
