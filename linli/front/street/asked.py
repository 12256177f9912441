"""交办给我们的: what communities ask of the region: take it, ask back, say no with the reason, say what was done."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.engine.matters.actions.answering import accept_part, decline_part, report_part_done
from linli.engine.matters.actions.whistling import talk_back
from linli.engine.matters.kinds import WHISTLE_TITLES
from linli.engine.matters.models import Part
from linli.engine.matters.talking import talk_shown
from linli.front.street.queries import asked, find_asked
from linli.ground.base.attempts import attempt
from linli.ground.base.clock import now
from linli.ground.base.errors import NotThere, Refused
from linli.ground.base.paging import page_of
from linli.ground.files.uploads import sent_photos
from linli.work.cases.forms import SaidForm
from linli.work.cases.pages.showing import photo_url


def region_only(request) -> None:
    if not request.actor.is_region:
        raise Refused(_("这一页是街道和区里的人用的。"))


def row_shown(part: Part) -> dict:
    return {
        "id": part.id, "title": part.category_title or part.words[:24], "place": part.place_line, "words": part.words,
        "due": part.due_at, "open": part.is_open, "late": part.is_open and part.due_at < now(),
        "state": Part.State(part.state).label, "number": part.number, "asked_by": part.asked_by, "stars": part.stars,
        "urgent": part.whistle == "urgent",
    }  # fmt: skip


@login_required
@require_safe
def listing(request):
    """Open ones by their time, or those that have an answer."""
    region_only(request)
    over = request.GET.get("tab") == "over"
    by = ("-asked_at", "-id") if over else ("due_at", "id")
    page = page_of(asked(request.actor, over=over), by=by, after=request.GET.get("after", ""))
    rows = [row_shown(p) for p in page.rows]
    return render(request, "street/asked.html", {"rows": rows, "page": page, "over": over})


@login_required
@require_safe
def show(request, id):
    """One thing that is asked."""
    region_only(request)
    return render(request, "street/part.html", part_page(find_asked(request.actor, id), SaidForm()))


def part_page(part: Part, form) -> dict:
    def shots(ids, alt):
        return [{"url": photo_url(None, community=part.community_id, id=i), "alt": alt, "words": alt} for i in ids]

    return {
        "part": part, "row": row_shown(part), "form": form, "asked": part.state == Part.State.ASKED,
        "sort": _(WHISTLE_TITLES[part.whistle]) if part.whistle else "", "talk": talk_shown(part),
        "shots": shots(part.photos, _("社区拍的")) + shots(part.photos_after, _("办好以后")),
    }  # fmt: skip


@login_required
@require_POST
def accept(request, id):
    """我们来管."""
    region_only(request)
    accept_part(find_asked(request.actor, id), actor=request.actor)
    messages.success(request, _("接下了，社区会看到。"))
    return redirect("street_part", id)


def act_on(part, word: str, said: str, request):
    """What the form does; KeyError for a word that is none."""
    if word == "back":
        return talk_back(part, actor=request.actor, said=said)
    if word == "decline":
        return decline_part(part, actor=request.actor, said=said)
    return report_part_done(part, actor=request.actor, said=said, photos=sent_photos(request))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def say(request, id, word):
    """问一句, 办不了, 办好了: one page with one sentence each."""
    region_only(request)
    said = words_of(word)
    part, form = find_asked(request.actor, id), SaidForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if attempt(form, lambda: (act_on(part, word, form.cleaned_data["said"], request), True)):
            messages.success(request, said["thanks"])
            return redirect("street_part", id)
    context = part_page(part, form) | said | {"word": word}
    return render(request, "street/say.html", context, status=422 if form.is_bound else 200)


def words_of(word: str) -> dict:
    """What the page of this word says."""
    words = {
        "back": {
            "title": _("问社区一句"), "tip": _("社区的人会收到提醒，回的话在这一页。期限不变。"), "go": _("问出去"),
            "thanks": _("问出去了，等社区回话。"),
        },
        "decline": {
            "title": _("办不了"), "tip": _("写明为什么、该找谁，社区好另想办法。"), "go": _("告诉社区"),
            "thanks": _("告诉社区了。"),
        },
        "done": {
            "title": _("办好了"), "tip": _("写清谁来了、做了什么；有照片就附上。"), "go": _("报给社区"),
            "thanks": _("报给社区了，社区会来评一评。"),
        },
    }  # fmt: skip
    if word not in words:
        raise NotThere()
    return words[word]
