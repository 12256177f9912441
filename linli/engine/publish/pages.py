"""公开的话: written and looked through by who speaks for the community."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.engine.publish import actions, showing
from linli.engine.publish.forms import ConsentForm, TextForm, WhyForm
from linli.engine.publish.models import Consent
from linli.engine.publish.queries import find_text, looks_of, standing_findings, texts_for
from linli.ground.base.attempts import attempt
from linli.ground.base.errors import Invalid
from linli.ground.base.paging import page_of
from linli.ground.regions.queries import community_of, with_region


def own_community(request):
    """The community the asker speaks for; anybody else is refused."""
    community = community_of(request)
    actions.check_may(request.actor, community.id if community else 0)
    return community


@login_required
@require_safe
def listing(request):
    """What was written, newest first."""
    own_community(request)
    page = page_of(texts_for(request.actor), by=("-made_at", "-id"), after=request.GET.get("after", ""))
    rows = [{"text": text, "sort": text.get_sort_display(), "chip": showing.chip_of(text)} for text in page.rows]
    return no_store(render(request, "publish/list.html", {"rows": rows, "page": page}))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    """Write one. It is looked through when it is kept."""
    community = own_community(request)
    form = TextForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("title", "words", "sort")}
        if text := attempt(form, lambda: actions.write_text(community, actor=request.actor, **said)):
            return redirect("public_text", text.id)
    return render(request, "publish/new.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request, id):
    """One text: its words with what was found marked, and the form to change them."""
    own_community(request)
    text = find_text(request.actor, id)
    community = with_region(text.community_id)
    if request.method != "POST":
        return page_for(request, text, community)
    form = TextForm(request.POST)
    if form.is_valid() and attempt(form, lambda: rewritten(text, community, request.actor, form.cleaned_data)):
        return redirect("public_text", text.id)
    return page_for(request, text, community, form=form, status=422)


def rewritten(text, community, actor, clean):
    actions.rewrite_text(
        text, community, actor=actor, title=clean["title"], words=clean["words"], sort=clean["sort"],
        version=clean["version"] or 0,
    )  # fmt: skip
    return text


def page_for(request, text, community, *, form=None, why_form=None, wrong="", status=200):
    """The page of a text as it stands now; the register is asked anew each time while it is not out."""
    found = standing_findings(text, community) if text.is_open else []
    start = {"sort": text.sort, "title": text.title, "words": text.words, "version": text.version}
    context = {
        "text": text,
        "chip": showing.chip_of(text),
        "marked": showing.marked(text, found),
        "found": showing.told(text, found, request.actor),
        "looks": [{"look": look, "word": look.get_word_display()} for look in looks_of(text)],
        "form": form or TextForm(initial=start),
        "why_form": why_form or WhyForm(),
        "ways_to_agree": Consent.How.choices,
        "wrong": wrong,
    }
    return no_store(render(request, "publish/show.html", context, status=status))


def no_store(response):
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_POST
def see(request, id):
    """I have read it."""
    own_community(request)
    text = find_text(request.actor, id)
    actions.see_text(text, with_region(text.community_id), actor=request.actor)
    messages.success(request, _("记下了：您看过了。"))
    return redirect("public_text", text.id)


@login_required
@require_POST
def publish(request, id):
    """Let it out, or show what keeps it in."""
    own_community(request)
    text = find_text(request.actor, id)
    community = with_region(text.community_id)
    try:
        actions.publish_text(text, community, actor=request.actor)
    except Invalid as no:
        return page_for(request, text, community, wrong=str(no), status=422)
    messages.success(request, _("公开了。"))
    return redirect("public_text", text.id)


@login_required
@require_POST
def agree(request, id):
    """The person named agreed to these words."""
    own_community(request)
    text, form = find_text(request.actor, id), ConsentForm(request.POST)
    community = with_region(text.community_id)
    if not form.is_valid():
        return page_for(request, text, community, wrong=_("请选是哪位居民、怎么同意的。"), status=422)
    try:
        actions.agree_by_name(text, community, actor=request.actor, **form.cleaned_data)
    except Invalid as no:
        return page_for(request, text, community, wrong=str(no), status=422)
    return redirect("public_text", text.id)


@login_required
@require_POST
def withdraw(request, id):
    """Take it back, with the reason."""
    own_community(request)
    text, form = find_text(request.actor, id), WhyForm(request.POST)
    if not form.is_valid():
        return page_for(request, text, with_region(text.community_id), why_form=form, status=422)
    actions.withdraw_text(text, actor=request.actor, why=form.cleaned_data["why"])
    messages.success(request, _("撤回了，外面看不到了。"))
    return redirect("public_text", text.id)
