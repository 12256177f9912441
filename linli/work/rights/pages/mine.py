"""我的资料: what is kept on me and why, who opened my file, my copy."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from linli.engine.matters.queries import raised_by
from linli.ground.access.reading import log_reading
from linli.ground.base.clock import local, now
from linli.ground.base.declare import keepings
from linli.ground.base.errors import NotThere
from linli.ground.base.paging import page_of
from linli.ground.people.models import ContactPoint, Membership, Spell
from linli.ground.posts.linking import homes_of_contact
from linli.ground.regions.queries import public_community
from linli.work.rights.cells import cells_of, columns_of
from linli.work.rights.kept import kept, model_of, rows_of, whom
from linli.work.rights.pages.showing import purpose_word, row_shown
from linli.work.rights.queries import circle_of, consents_of, readings_of, told_readings, whose
from linli.work.rights.words import CONSENTS, SORT_TITLES

FEW = 3


def subject_of(request, circle=None):
    """(community, person): oneself, or by ?of= a child whose guardian one is; a guardian's look is logged too."""
    community, actor = public_community(request), request.actor
    person = whose(actor, circle_of(actor, community.id) if circle is None else circle, of_asked(request))
    if person.id not in actor.persons:
        log_reading(actor, community.id, [person.id], to="guardian")
    return community, person


def of_asked(request) -> UUID | None:
    text = request.POST.get("of") or request.GET.get("of") or ""
    try:
        return UUID(text) if text else None
    except ValueError:
        raise NotThere() from None


@login_required
@never_cache
@require_safe
def overview(request, number):
    """Everything at a glance: what is kept and why, who looked, what I agreed to, what I may ask."""
    community = public_community(request)
    circle = circle_of(request.actor, community.id)
    if not circle:
        return render(request, "rights/me/stranger.html", {"community": community})
    _community, person = subject_of(request, circle)
    readings = list(readings_of(community.id, person.id).order_by("-at", "-id")[:FEW])
    asked = raised_by(request.actor).filter(kind="data_request").select_related("owner")[:FEW]
    return render(
        request,
        "rights/me/overview.html",
        about(request, community, person)
        | {
            "cells": cells_of(person) + home_of(person),
            "keepings": [keeping_shown(k) for k in keepings],
            "readings": readings_shown(readings),
            "consents": consents_shown(consents_of(community.id, person.id)),
            "is_contact": bool(homes_of_contact(request.actor, community.id)),
            "sorts": [(word, _(title)) for word, title in SORT_TITLES.items()],
            "asked": [row_shown(m) for m in asked],
            "wards": [p for p in circle if p.id in request.actor.wards and person.id not in request.actor.wards],
        },
    )


def about(request, community, person) -> dict:
    """What every page of mine needs: whose it is, and the words that carry it from page to page."""
    child = person.id in request.actor.wards
    return {"community": community, "person": person, "child": child, "of": f"?of={person.id}" if child else ""}


def home_of(person) -> list[tuple[str, str]]:
    """Phones and doors, which stand in tables of their own."""
    here = {"community_id": person.community_id}
    phones = ContactPoint.objects.filter(**here, person_id=person.id, ended_on=None).order_by("id")
    homes = Membership.objects.filter(**here, person_id=person.id, valid_to=None).values("household_id")
    spells = Spell.objects.filter(**here, household_id__in=homes, valid_to=None).select_related("dwelling")
    told = [cell for phone in phones for cell in cells_of(phone)[:1]]
    return told + [(_("门牌"), spell.dwelling.line) for spell in spells]


def keeping_shown(keeping) -> dict:
    return {
        "model": keeping.model,
        "purpose": _(keeping.purpose),
        "basis": _(keeping.basis),
        "until": _(keeping.retention),
    }


def readings_shown(rows) -> list:
    return [{"row": r, "purpose": purpose_word(r.purpose)} for r in told_readings(list(rows))]


def consents_shown(given) -> list[dict]:
    """Each text, and whether it stands."""
    return [
        {"text": text, "consent": given.get(word), "stands": word in given and given[word].withdrawn_at is None}
        for word, text in CONSENTS.items()
    ]


@login_required
@never_cache
@require_safe
def content(request, number, model):
    """The rows of one keeping, in words."""
    community, person = subject_of(request)
    keeping = keepings.get(model)
    if keeping is None:
        raise NotThere()
    joins = [f.name for f in columns_of(model_of(keeping)) if f.is_relation]
    rows = rows_of(keeping, whom(community.id, person.id)).select_related(*joins)
    page = page_of(rows, by=("-pk",), after=request.GET.get("after", ""))
    context = about(request, community, person) | {"keeping": keeping_shown(keeping), "page": page}
    return render(request, "rights/me/content.html", context | {"rows": [cells_of(row) for row in page.rows]})


@login_required
@never_cache
@require_safe
def readings(request, number):
    """谁看过我的资料: when, as which post, what for."""
    community, person = subject_of(request)
    page = page_of(
        readings_of(community.id, person.id), by=("-at", "-id"), after=request.GET.get("after", "")
    )  # fmt: skip
    context = about(request, community, person) | {"rows": readings_shown(page.rows), "page": page}
    return render(request, "rights/me/readings.html", context)


@login_required
@never_cache
@require_safe
def copy(request, number):
    """My copy, for machines: everything, unmasked, in one file."""
    community, person = subject_of(request)
    answer = JsonResponse(copied(community, person), json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="my-data-{local(now()):%Y%m%d}.json"'
    return answer


@login_required
@never_cache
@require_safe
def sheet(request, number):
    """My copy, for paper."""
    community, person = subject_of(request)
    context = about(request, community, person) | {"copy": copied(community, person), "made_at": now()}
    return render(request, "rights/me/sheet.html", context)


def copied(community, person) -> dict:
    """Whatever the keepings lead to, by purpose; and who opened the file."""
    who = whom(community.id, person.id)
    rows = readings_shown(readings_of(community.id, person.id).order_by("-at", "-id"))
    return {
        "community": community.name,
        "made_at": f"{local(now()):%Y-%m-%d %H:%M}",
        "person": person.name,
        "kept": [
            keeping_shown(k) | {"rows": [dict(cells_of(row, whole=True)) for row in rows_of(k, who).order_by("pk")]}
            for k, _n in kept(who)
            if k.model != "access.ReadLog"
        ],
        "opened_by": [
            {
                "at": f"{local(r['row'].at):%Y-%m-%d %H:%M}",
                "post": r["row"].post,
                "name": r["row"].name,
                "for": r["purpose"],
            }
            for r in rows
        ],
    }


@require_safe
def children(request, number):
    """The rules for the data of minors, for anybody to read (个人信息保护法第31条)."""
    return render(request, "rights/children.html", {"community": public_community(request)})
