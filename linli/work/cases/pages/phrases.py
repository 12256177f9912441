"""常用话: the list, one more, another wording, one less; and adding one to a form by a tap."""

from itertools import groupby

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.ground.base.errors import Refused
from linli.ground.base.one_form import Question, ask
from linli.ground.regions.queries import community_of
from linli.work.cases import phrases
from linli.work.cases.forms import DropRouteForm, PhraseForm
from linli.work.cases.models import Template
from linli.work.cases.pages.showing import category_word
from linli.work.cases.queries import categories_of

WRITES = require_http_methods(["GET", "HEAD", "POST"])


def with_phrase(request, offered, field: str = "said") -> dict | None:
    """What was typed so far with the tapped phrase added; None where none was tapped. Works without script."""
    tapped = next((row for row in offered if str(row.id) == request.POST.get("phrase")), None)
    if tapped is None:
        return None
    typed = {name: request.POST.get(name) for name in request.POST if name not in ("csrfmiddlewaretoken", "phrase")}
    return typed | {field: " ".join(filter(None, (request.POST.get(field, "").strip(), tapped.phrase)))}


def community_seen(request):
    """The community whose phrases the asker may edit."""
    community = community_of(request)
    if community is None:
        raise Refused(_("这一页是社区工作人员用的。"))
    phrases.check_may_edit(request.actor, community.id)
    return community


@login_required
@require_safe
def listing(request):
    """All of them, step by step."""
    community = community_seen(request)
    categories = categories_of(community)
    rows = groupby(phrases.phrases_of(community.id), key=lambda row: row.step)
    by_step = {step: [shown(row, categories) for row in found] for step, found in rows}
    groups = [(_(title), by_step[step]) for step, title in phrases.STEP_TITLES.items() if step in by_step]
    return render(request, "cases/office/phrases.html", {"groups": groups})


def shown(row: Template, categories) -> dict:
    return {"id": row.id, "title": row.title, "phrase": row.phrase, "what": what_words(row.category, categories)}


def what_words(code: str, categories) -> str:
    """电梯故障; of first letters the group; '' for any."""
    if not code or code in categories:
        return category_word(categories[code]) if code else ""
    return next((c.group for known, c in categories.items() if known.startswith(code)), code)


def form_for(request, community, row: Template | None = None):
    """The form, as it was sent or as it stands."""
    groups: dict[str, list] = {}
    for code, category in categories_of(community).items():
        letter = groups.setdefault(category.group, [(code[0], _("%(group)s，都算") % {"group": category.group})])
        letter.append((code, category_word(category)))
    initial = {name: getattr(row, name) for name in ("step", "category", "title", "phrase")} if row else None
    data = request.POST if request.method == "POST" else None
    return PhraseForm(data, initial=initial, categories=list(groups.items()))


@login_required
@WRITES
def new(request):
    """One more."""
    community = community_seen(request)

    def act(clean):
        phrases.save_phrase(Template(community_id=community.id), actor=request.actor, **clean)
        return _("加上了，写的时候点一下就有。")

    return ask(request, form_for(request, community), Question(_("加一句常用话"), _("加上"), reverse("phrases")), act)


@login_required
@WRITES
def edit(request, id):
    """Another wording. What was written with the old one stays as it is."""
    community = community_seen(request)
    row = phrases.phrase_in(community.id, id)

    def act(clean):
        phrases.save_phrase(row, actor=request.actor, **clean)
        return _("改好了，写过的不动。")

    question = Question(_("改一句常用话"), _("改好了"), reverse("phrases"))
    return ask(request, form_for(request, community, row), question, act)


@login_required
@WRITES
def drop(request, id):
    """One less."""
    community = community_seen(request)
    row = phrases.phrase_in(community.id, id)

    def act(clean):
        phrases.drop_phrase(row, actor=request.actor)
        return _("去掉了。")

    question = Question(_("去掉“%(title)s”") % {"title": row.title}, _("去掉"), reverse("phrases"), line=row.phrase)
    return ask(request, DropRouteForm(request.POST if request.method == "POST" else None), question, act)


@login_required
@require_POST
def lay(request):
    """Those that come with the program, where they are not there yet."""
    fresh = phrases.lay_phrases(community_seen(request))
    messages.success(request, ngettext("放进来 %(n)d 句。", "放进来 %(n)d 句。", fresh) % {"n": fresh})
    return redirect("phrases")
