"""我的: how I am called, in which language and letters, my posts, and the locks of my account."""

from allauth.mfa.utils import is_mfa_enabled
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from linli.ground.accounts.models import Account
from linli.ground.base.clock import end_of, now, today
from linli.ground.posts.models import Holding

YEAR = 365 * 24 * 3600
MODE_COOKIE = "linli_mode"


class MineForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("名字"), max_length=40, help_text=gettext_lazy("同事看到的就是它。"))
    language = forms.ChoiceField(label=gettext_lazy("语言"), choices=settings.LANGUAGES)
    mode = forms.ChoiceField(label=gettext_lazy("字大字小"), widget=forms.RadioSelect)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mode"].choices = [(m.value, _(m.label)) for m in Account.Mode]

    def clean_name(self):
        if not (name := self.cleaned_data["name"].strip()):
            raise forms.ValidationError(_("请写名字，同事看得到。"))
        return name


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request):
    """My own account. My rights are not here: they come from my posts."""
    account = request.user
    initial = {"name": account.name, "language": request.LANGUAGE_CODE, "mode": account.mode}
    form = MineForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        keep(request, account, form.cleaned_data)
        messages.success(request, _("改好了。"))
        return with_cookies(request, redirect("mine"), form.cleaned_data)
    context = {
        "form": form,
        "held": held_by(request.actor),
        "locked_twice": is_mfa_enabled(account),
        "account": account,
    }
    context["layout"] = "office.html" if works_inside(request.actor) else "unit.html"
    return render(request, "posts/mine.html", context, status=422 if form.is_bound else 200)


def works_inside(actor) -> bool:
    """Has the side menu of who works here, or above."""
    return actor.is_staff or actor.is_admin or actor.is_region


def keep(request, account, clean):
    """The account, and the name on the posts held today: the past keeps the name it was done under."""
    account.name, account.language, account.mode = clean["name"], clean["language"], clean["mode"]
    account.save(update_fields=["name", "language", "mode"])
    here = Holding.objects.filter(community_id__in=request.actor.communities, account_id=account.pk)
    here.filter(ended_at=None).update(name=clean["name"])


def with_cookies(request, response, clean):
    """This device follows at once."""
    facts = {"max_age": YEAR, "samesite": "Lax", "secure": request.is_secure()}
    response.set_cookie(settings.LANGUAGE_COOKIE_NAME, clean["language"], **facts)
    response.set_cookie(MODE_COOKIE, clean["mode"], httponly=True, **facts)
    return response


def held_by(actor) -> list[dict]:
    """My posts with the last day of each term; those I stand in for say so."""
    rows = Holding.objects.filter(community_id__in=actor.communities, account_id=actor.account, post__in=actor.posts)
    until = dict(rows.filter(valid_from__lte=today()).order_by("valid_from").values_list("post_id", "valid_to"))
    return [
        {"title": seat.title, "acting": seat.acting, "until": None if seat.acting else until.get(seat.post),
         "soon": not seat.acting and until.get(seat.post) and (end_of(until[seat.post]) - now()).days <= 30}
        for seat in actor.seats
    ]  # fmt: skip
