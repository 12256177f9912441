"""回执: what is printed for who has no account, and the door by which number and code let him in again."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.engine.matters.slips import find_slip
from linli.ground.base.codes import in_groups
from linli.ground.base.errors import NotThere
from linli.ground.base.qr import qr_svg
from linli.ground.files.models import File
from linli.ground.files.pages import photo_answer, sound_answer
from linli.ground.regions.queries import public_community
from linli.work.cases.forms import SlipForm
from linli.work.cases.pages import slips
from linli.work.cases.pages.own import with_own_case
from linli.work.cases.promising import holder_of
from linli.work.cases.quotas import TRY, counts_as_one_more, take_back_one


@sensitive_post_parameters("number", "code")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request, number):
    """Number and code; then the case, as whoever raised it sees it."""
    community = public_community(request)
    form = SlipForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and (slip := found(request, community, form)):
        slips.lay_open(request, slip)
        return redirect("slip_case", number)
    lying = None if form.is_bound else slips.open_slip(request, community)
    context = {"community": community, "form": form, "lying": lying}
    return render(request, "cases/resident/slip.html", context, status=422 if form.is_bound else 200)


def found(request, community, form):
    """The slip; what is wrong stands on the form, the same for a wrong number as for a wrong code."""
    if not counts_as_one_more(request, community, TRY):
        form.add_error(None, _("试的次数太多了。请过十分钟再来，或者打社区的电话。"))
        return None
    slip = find_slip(community.id, form.cleaned_data["number"], form.cleaned_data["code"])
    if slip is None:
        form.add_error(None, _("编号和回执码对不上。照着回执再看一眼；回执丢了，打社区的电话问。"))
        return None
    take_back_one(request, community, TRY)
    return slip


@never_cache
@require_safe
def receipt(request, number):
    """The paper to print or to photograph: number, code, who answers and by when."""
    community = public_community(request)
    lying, code = slips.open_slip(request, community), slips.code_just_handed_out(request)
    if lying is None or not code:
        return redirect("slip", number)
    matter = lying.slip.matter
    address = request.build_absolute_uri(reverse("slip", args=[number]))
    context = {
        "community": community,
        "matter": matter,
        "code": in_groups(code, "-"),
        "address": address,
        "qr": qr_svg(f"{address}#{matter.number}/{code}"),  # behind the #: no server and no log ever reads it
        "holder": holder_of(matter.owner),
        "phone": matter.owner.phone or community.phone,
        "follows": lying.follow is not None,
    }
    return render(request, "cases/resident/receipt.html", context)


@require_POST
def close(request, number):
    """Put the paper away: the next one at this screen sees nothing."""
    slips.put_away(request)
    messages.success(request, _("收起来了。再看就凭编号和回执码。"))
    return redirect("slip", number)


@require_safe
@with_own_case
def photo(request, own, file, small=False):
    """A photo of the one case the slip opens."""
    return photo_answer(own.community.id, of_this_case(own, file).id, small=small)


@require_safe
@with_own_case
def sound(request, own, file):
    """The message of the one case the slip opens."""
    return sound_answer(request, own.community.id, of_this_case(own, file).id)


def of_this_case(own, file) -> File:
    rows = File.objects.filter(community_id=own.community.id, word="matter", subject=own.matter.id, id=file)
    found = rows.first()
    if found is None:
        raise NotThere()
    return found
