"""How often somebody may do a thing: counted in the database before the page begins, so that more processes are not
more tries, a refused page is counted too, and no page holds the row of another.

Who signs in is counted by his account; a stranger by his device and by the neighbourhood of his address, neither of
which is kept: only a keyed hash of it, for a day.
"""

import ipaddress
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from django.conf import settings
from django.db import connection
from django.http import JsonResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.ground.base.clock import now
from linli.ground.base.keyring import ring
from linli.ground.base.models import Tries
from linli.ground.base.sealed import blind_index

BIG = 50_000  # bytes from which a form is an upload
KEPT = timedelta(days=1)
COUNT = """
INSERT INTO base_tries (word, who, since, tries) VALUES {rows}
ON CONFLICT (word, who) DO UPDATE SET
  tries = CASE WHEN base_tries.since <= %s THEN 1 ELSE base_tries.tries + 1 END,
  since = CASE WHEN base_tries.since <= %s THEN excluded.since ELSE base_tries.since END
RETURNING who, tries, since"""


@dataclass(frozen=True, slots=True)
class Limit:
    """So many times within so many minutes; 0: this way of counting does not limit it."""

    word: str
    minutes: int
    account: int = 0
    device: int = 0
    prefix: int = 0
    reading: str = ""  # the name of a page whose mere reading counts


REPORT = Limit("report", minutes=60, account=40, device=12, prefix=60)
SLIP = Limit("slip", minutes=10, account=20, device=10, prefix=60)
SIGN_IN = Limit("sign_in", minutes=10, account=30, device=30, prefix=300)
SEARCH = Limit("search", minutes=1, account=90, reading="find")
UPLOAD = Limit("upload", minutes=10, account=90, device=30, prefix=200)


def limited(limit: Limit) -> Callable:
    """The view under this limit. Innermost of its decorators, so that all of them carry the mark."""

    def mark(view):
        view.limit = limit
        return view

    return mark


class LimitMiddleware:
    """Stands before the scope: what it counts is committed whatever becomes of the page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.LIMITS:
            for limit in limits_of(request):
                if wait := count(limit, whom(request, limit)):
                    return too_often(request, wait)
        return self.get_response(request)


def limits_of(request) -> list[Limit]:
    """What this request falls under; a page that is only read costs no look-up."""
    if request.method != "POST":
        return [SEARCH] if request.path_info == search_address() else []
    try:
        marked = getattr(resolve(request.path_info).func, "limit", None)
    except Resolver404:
        return []
    found = [marked] if marked else []
    if request.content_type == "multipart/form-data" and int(request.META.get("CONTENT_LENGTH") or 0) > BIG:
        found.append(UPLOAD)
    return found


@cache
def search_address() -> str:
    return reverse(SEARCH.reading)


def whom(request, limit: Limit) -> dict[str, int]:
    """hash → how often at most, for each way in which this one is counted."""
    if request.user.is_authenticated:
        told = {f"account\0{request.user.pk}": limit.account}
    else:
        address, browser = request.META.get("REMOTE_ADDR", ""), request.headers.get("User-Agent", "")
        told = {f"device\0{address}\0{browser}": limit.device, f"prefix\0{prefix_of(address)}": limit.prefix}
    return {blind_index(text, "limit", ring=ring()): most for text, most in told.items() if most}


def prefix_of(address: str) -> str:
    """The neighbourhood of an address: one household or office has many of them, and may change them at will."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((known, 24 if known.version == 4 else 48), strict=False))


def count(limit: Limit, who: dict[str, int]) -> int:
    """Count one more, in one statement; returns the seconds to wait, 0 where it may be done."""
    if not who:
        return 0
    moment, window = now(), timedelta(minutes=limit.minutes)
    values = [value for key in sorted(who) for value in (limit.word, key, moment)]
    rows = ", ".join(["(%s, %s, %s, 1)"] * len(who))
    with connection.cursor() as cursor:
        cursor.execute(COUNT.format(rows=rows), [*values, moment - window, moment - window])
        counted = cursor.fetchall()
    waits = [since + window - moment for key, tries, since in counted if tries > who[key]]
    return max((max(1, int(wait.total_seconds())) for wait in waits), default=0)


def too_often(request, wait: int):
    """429 with the time to wait, in words and as a header."""
    sentence = _("点得太勤了，请过 %(wait)s再来。急事请打社区的电话。") % {"wait": wait_words(wait)}
    if request.headers.get("Accept", "").startswith("application/json"):
        response = JsonResponse({"refused": sentence}, status=429)
    else:
        response = render(request, "429.html", {"sentence": sentence}, status=429)
    response["Retry-After"] = str(wait)
    return response


def wait_words(seconds: int) -> str:
    """一分钟 at least: nobody counts seconds."""
    minutes = -(-seconds // 60)
    return ngettext("%(n)d 分钟", "%(n)d 分钟", minutes) % {"n": minutes}


def forget_tries() -> None:
    """What is a day old says nothing any more."""
    Tries.objects.filter(since__lt=now() - KEPT).delete()
