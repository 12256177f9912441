"""The residents' front door, the choice of mode and language, and the health of the house."""

from django.conf import settings
from django.db import connection
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.engine.matters.queries import raised_by
from linli.front.desks.context import MODE_COOKIE, mode_of
from linli.ground.accounts.models import Account
from linli.ground.regions.models import Community
from linli.ground.regions.queries import public_community
from linli.work.cases.pages import elder, report
from linli.work.cases.queries import KIND

YEAR = 365 * 24 * 3600
LANGUAGES = {code for code, _ in settings.LANGUAGES}


@require_safe
def home(request):
    """Who is signed in goes to his day; others choose their community, or go to the only one."""
    if request.actor.account:
        return redirect("today")
    communities = list(Community.objects.order_by("number")[:200])
    if len(communities) == 1:
        return redirect("community", communities[0].number)
    return render(request, "portal/home.html", {"communities": communities})


@require_http_methods(["GET", "HEAD", "POST"])
def community(request, number):
    """有事您说: the nine pictures; in the elder mode one question and big buttons."""
    if mode_of(request) != "elder":
        return report.report(request, number)
    place = public_community(request)
    if request.method == "POST":
        return report.report(request, number)
    latest = raised_by(request.actor).filter(kind=KIND).first()
    context = {"community": place, "latest": latest, **elder.at_home(request, place)}
    return render(request, "portal/elder.html", context)


def back_to(request) -> str:
    """Where the form was, if that is ours."""
    url = request.POST.get("next", "")
    return url if url_has_allowed_host_and_scheme(url, {request.get_host()}, request.is_secure()) else "/"


@require_POST
def mode(request):
    """长辈版 or 普通版, kept on this device and with the account."""
    chosen = Account.Mode.ELDER if request.POST.get("mode") == Account.Mode.ELDER else Account.Mode.NORMAL
    if request.actor.account:
        Account.objects.filter(pk=request.actor.account).update(mode=chosen)
    response = redirect(back_to(request))
    response.set_cookie(MODE_COOKIE, chosen, max_age=YEAR, samesite="Lax", httponly=True, secure=request.is_secure())
    return response


@require_POST
def language(request):
    """中文 or English, kept on this device and with the account."""
    response = redirect(back_to(request))
    if (chosen := request.POST.get("language")) in LANGUAGES:
        if request.actor.account:
            Account.objects.filter(pk=request.actor.account).update(language=chosen)
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, chosen, max_age=YEAR, samesite="Lax", secure=request.is_secure()
        )
    return response


@require_safe
def healthz(request):
    """Web and database answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"ok": True})


@require_safe
def kit(request):
    """The gallery of parts, in demo mode."""
    if not settings.DEMO:
        raise Http404
    return render(request, "kit.html")


@require_safe
def robots(request):
    """Nothing here is for search engines."""
    return HttpResponse("User-agent: *\nDisallow: /\n", content_type="text/plain")
