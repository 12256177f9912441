"""再确认一次是您: what opens doors is done only by who has just shown again that it is he.

The form that was sent is kept in the page that asks, so that nothing typed is lost and no script is needed.
"""

from allauth.account.adapter import get_adapter
from allauth.mfa.base.forms import ReauthenticateForm
from django import forms
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.ground.accounts.defaults import PROOF_MINUTES
from linli.ground.accounts.second_factor import has_second_factor
from linli.ground.base.clock import now
from linli.ground.base.proving import asks_for_proof
from linli.ground.regions.queries import community_of
from linli.ground.regions.settings import value_for

PROVED, SIGNED_IN = "proved_at", "account_authentication_methods"  # the second is the sign-in library's own
SAFE = ("GET", "HEAD", "OPTIONS")
NOT_KEPT = ("csrfmiddlewaretoken", "proof")


class ProofForm(forms.Form):
    """The password, or six digits where a second factor is set up."""

    proof = forms.CharField(
        label=gettext_lazy("您的密码"), max_length=200, strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )  # fmt: skip

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request
        if has_second_factor(request.user):
            self.fields["proof"].label = _("您的密码，或验证器上的六位数字")

    def clean_proof(self):
        said, user = self.cleaned_data["proof"], self.request.user
        if is_code(said) and has_second_factor(user):
            code = ReauthenticateForm({"code": said.strip()}, user=user)
            if not code.is_valid():
                raise forms.ValidationError(code.errors["code"])
            code.save()
        elif not get_adapter().reauthenticate(user, said):
            raise forms.ValidationError(_("密码不对，再看一眼。"))
        return ""


def is_code(said: str) -> bool:
    """Six digits: no password of ours is so short."""
    said = said.strip()
    return len(said) == 6 and said.isascii() and said.isdigit()


def mark_proved(session) -> None:
    """From now on it is fresh."""
    session[PROVED] = now().timestamp()


def is_fresh(request) -> bool:
    """Signed in, or shown again, no longer ago than the community allows."""
    moments = [request.session.get(PROVED, 0), *(m["at"] for m in request.session.get(SIGNED_IN, ()))]
    community = community_of(request)
    minutes = value_for(community, PROOF_MINUTES) if community else PROOF_MINUTES.default
    return now().timestamp() - max(moments) <= minutes * 60


def ask_again(request, page, kwargs):
    """The page that asks; None where nothing need be asked, or where it was just answered."""
    if request.method in SAFE or not request.user.is_authenticated:
        return None
    if not asks_for_proof(page, kwargs) or is_fresh(request):
        return None
    form = ProofForm(request.POST if "proof" in request.POST else None, request=request)
    if form.is_bound and form.is_valid():
        mark_proved(request.session)
        request.POST = without_proof(request.POST)
        return None
    kept = [(name, value) for name, values in request.POST.lists() if name not in NOT_KEPT for value in values]
    context = {"form": form, "kept": kept, "back": came_from(request), "files": bool(request.FILES)}
    answer = render(request, "accounts/proof.html", context, status=422 if form.errors else 200)
    answer["Cache-Control"] = "no-store"
    return answer


def without_proof(sent):
    """What was sent, without the password."""
    rest = sent.copy()
    rest.pop("proof", None)
    return rest


def came_from(request) -> str:
    """Where 算了 leads: the page before, if it is ours."""
    before = request.headers.get("Referer", "")
    return before if url_has_allowed_host_and_scheme(before, {request.get_host()}) else "/"
