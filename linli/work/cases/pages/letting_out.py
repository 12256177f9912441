"""公开进展: what everybody may read and see of a case, written, looked through and let out by staff."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from linli.engine.matters.pages import photos_of
from linli.engine.matters.queries import open_matter
from linli.engine.publish import actions as texts
from linli.engine.publish import showing as found_shown
from linli.engine.publish.models import Consent, PublicText
from linli.engine.publish.queries import standing_findings
from linli.ground.base.errors import Invalid, NotThere
from linli.ground.regions.queries import with_region
from linli.work.cases.forms import PublicForm
from linli.work.cases.letting_out import check_may_let_out, let_photos_out
from linli.work.cases.models import PublicPhoto
from linli.work.cases.pages.showing import category_word, stage_word
from linli.work.cases.public import building_lines
from linli.work.cases.queries import KIND, category_of

State = PublicText.State


def text_for(matter) -> PublicText | None:
    """The words about this case that are out or being written."""
    rows = PublicText.objects.filter(
        community_id=matter.community_id, sort=PublicText.Sort.ANSWER, subject=matter.id
    ).exclude(state=State.WITHDRAWN)
    return rows.order_by("-made_at", "-id").first()


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def let_out(request, id):
    """One page: the words with what must not be said, the photos to choose from."""
    matter = open_matter(request.actor, id, to="publish")
    if matter.kind != KIND:
        raise NotThere()
    check_may_let_out(request.actor, matter)
    deed = DEEDS.get(request.POST.get("do", "")) if request.method == "POST" else None
    form = PublicForm(request.POST) if deed is keep_words else PublicForm(initial=beginning(matter))
    if deed is None:
        return page_for(request, matter, form)
    wrong = wrong_with(lambda: deed(request, matter, form))
    return redirect("let_out", id) if not wrong else page_for(request, matter, form, wrong=wrong, status=422)


def wrong_with(act) -> str:
    """Empty when it was done; else the sentence, and nothing is half done."""
    try:
        with transaction.atomic():
            act()
    except Invalid as no:
        return str(no)
    return ""


def keep_words(request, matter, form):
    """Write or rewrite, and look it through."""
    if not form.is_valid():
        raise Invalid(_("题目和正文都要写。"))
    clean, text, community = form.cleaned_data, text_for(matter), with_region(matter.community_id)
    said = {"title": clean["title"], "words": clean["words"], "sort": PublicText.Sort.ANSWER}
    if text is None:
        return texts.write_text(community, actor=request.actor, subject=matter.id, **said)
    texts.rewrite_text(text, community, actor=request.actor, version=clean["version"] or 0, **said)
    return text


def publish(request, matter, form):
    text = text_or_not_there(matter)
    texts.publish_text(text, with_region(matter.community_id), actor=request.actor)
    messages.success(request, _("公开了，大家都看得到。"))
    return text


def withdraw(request, matter, form):
    text = text_or_not_there(matter)
    texts.withdraw_text(text, actor=request.actor, why=request.POST.get("why", ""))
    messages.success(request, _("撤回了，外面只看得到是什么事、在哪栋楼。"))
    return text


def photos(request, matter, form):
    chosen = [id for id in request.POST.getlist("photo") if id in {str(f.id) for f in all_photos(matter)}]
    out, back = let_photos_out(matter, chosen, actor=request.actor, looked="looked" in request.POST)
    messages.success(request, _("放出去 %(out)d 张，收回 %(back)d 张。") % {"out": out, "back": back})
    return True


DEEDS = {"words": keep_words, "publish": publish, "withdraw": withdraw, "photos": photos}


def text_or_not_there(matter) -> PublicText:
    text = text_for(matter)
    if text is None:
        raise NotThere()
    return text


def all_photos(matter) -> list:
    files = photos_of(matter)
    return [file for role in ("before", "after") for file in files[role]]


def beginning(matter) -> dict:
    """The words that stand in the form: those kept, else a plain beginning without anything of the raiser's."""
    text = text_for(matter)
    if text:
        return {"title": text.title, "words": text.words, "version": text.version}
    category = category_word(category_of(with_region(matter.community_id), matter.category))
    path = matter.place.path if matter.place_id else ""
    lines = building_lines(matter.community_id, [path])
    where = next(iter(lines.values()), "")
    return {
        "title": f"{where} {category}".strip(),
        "words": _("%(what)s，现在是：%(stage)s。") % {"what": category, "stage": stage_word(matter)},
    }


def page_for(request, matter, form, *, wrong="", status=200):
    text, community = text_for(matter), with_region(matter.community_id)
    found = standing_findings(text, community) if text and text.is_open else []
    out = PublicPhoto.objects.filter(community_id=matter.community_id, matter=matter, ended_at=None)
    let = set(out.values_list("file", flat=True))
    context = {
        "matter": matter,
        "place": community,
        "text": text,
        "chip": found_shown.chip_of(text) if text else None,
        "marked": found_shown.marked(text, found) if text else None,
        "found": found_shown.told(text, found, request.actor) if text else [],
        "ways_to_agree": Consent.How.choices,
        "form": form,
        "wrong": wrong,
        "photos": [{"id": f.id, "community": f.community_id, "out": f.id in let} for f in all_photos(matter)],
    }
    return render(request, "cases/office/let_out.html", context, status=status)
