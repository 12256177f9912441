"""事项分类: what residents report, by group; what holds here, who decided it, and what would hold otherwise."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.ground.base.one_form import Question, ask
from linli.work.cases import recategorising
from linli.work.cases.forms_of_rules import CategoryForm, DropRouteForm, NewCategoryForm, ReasonForm
from linli.work.cases.pages.routes import community_seen
from linli.work.cases.pages.showing import category_word, group_word
from linli.work.cases.queries import categories_of
from linli.work.cases.rules import may_decide
from linli.work.cases.words import LEAD_TITLES, URGENCY_TITLES, Lead

WRITES = require_http_methods(["GET", "HEAD", "POST"])
PLAIN = ("name", "name_en", "urgency", "lead", "not_ours", "department", "department_phone", "known_as", "restricted")


@login_required
@require_safe
def listing(request):
    """All categories in their groups."""
    community = community_seen(request)
    groups: dict[str, list] = {}
    for category in categories_of(community).values():
        groups.setdefault(group_word(category), []).append(told(category, community))
    context = {"groups": list(groups.items()), "may": may_decide(request.actor, community.id)}
    return render(request, "cases/office/categories.html", context)


def told(category, community) -> dict:
    """One category in words."""
    own = category.region_id == community.region_id
    return {
        "category": category,
        "name": category_word(category),
        "urgency": _(URGENCY_TITLES[category.urgency]),
        "lead": _(LEAD_TITLES[Lead(category.lead)]),
        "helpers": "、".join(_(LEAD_TITLES[Lead(word)]) for word in category.helpers.split()),
        "own": own,
        "by": category.region.name if category.source else _("系统自带"),
    }


def initial_of(category) -> dict:
    """The form as the category stands."""
    return {name: getattr(category, name) for name in PLAIN} | {
        "helpers": category.helpers.split(),
        "call_first": category.call_first.split(),
        "questions": "\n".join(category.questions),
        **category.limits,
    }


@login_required
@WRITES
def edit(request, code):
    """The community's own word about one category."""
    community = community_seen(request)
    recategorising.check_may_decide(request.actor, community.id)
    row, inherited = recategorising.held(community, code)
    form = CategoryForm(request.POST if request.method == "POST" else None, initial=initial_of(row))
    own = row.region_id == community.region_id
    more = {"row": told(row, community), "inherited": inherited if own else None, "own": own}
    question = Question(
        f"{code} {category_word(row)}", _("就这么定"), reverse("categories"), line=ground_of(row),
        effects=lambda clean: will_hold(row, form), more=more, template="cases/office/category.html",
    )  # fmt: skip

    def act(clean):
        recategorising.decide_category(community, code, actor=request.actor, **form.columns())
        return _("定了：%(code)s %(name)s。") % {"code": code, "name": clean["name"]}

    return ask(request, form, question, act)


def ground_of(row) -> str:
    if not row.source:
        return _("现在照系统自带的。")
    return _("现在是%(region)s定的，依据：%(source)s") % {"region": row.region.name, "source": row.source}


def will_hold(row, form) -> list[str]:
    """What changes, line by line."""
    columns = form.columns()
    lines = [
        _("%(what)s：%(from)s → %(to)s") % {"what": form.fields[name].label, "from": said(name, getattr(row, name)), "to": said(name, value)}
        for name, value in columns.items()
        if name in form.fields and name != "source" and getattr(row, name) != value
    ]  # fmt: skip
    if row.limits != columns["limits"]:
        lines.append(_("期限：%(from)s → %(to)s") % {"from": said("", row.limits), "to": said("", columns["limits"])})
    return [*(lines or [_("内容没有变，只记下新的依据。")]), _("往后的事照新的；已经报上来的不变。")]


def said(name, value) -> str:
    """A value in words; nothing is said as 没有."""
    if isinstance(value, bool):
        return _("是") if value else _("不是")
    if name == "urgency":
        return _(URGENCY_TITLES[value])
    if name in ("lead", "helpers"):
        return "、".join(_(LEAD_TITLES[Lead(word)]) for word in value.split()) or _("没有")
    if isinstance(value, dict):
        return "、".join(value.values()) or _("照急缓")
    return " ".join(value) if isinstance(value, list) and value else value or _("没有")


@login_required
@WRITES
def new(request):
    """One more category of our own."""
    community = community_seen(request)
    recategorising.check_may_decide(request.actor, community.id)
    groups = {c.code[0]: group_word(c) for c in categories_of(community).values()}
    initial = {"urgency": "U2", "lead": "C"}
    form = NewCategoryForm(
        request.POST if request.method == "POST" else None, groups=list(groups.items()), initial=initial
    )

    def act(clean):
        columns = form.columns()
        made = recategorising.add_category(community, columns.pop("group"), actor=request.actor, **columns)
        return _("加了 %(code)s %(name)s。") % {"code": made.code, "name": made.name}

    return ask(request, form, Question(_("加一项分类"), _("加上"), reverse("categories")), act)


@login_required
@WRITES
def end(request, code):
    """Offered no more."""
    community = community_seen(request)
    recategorising.check_may_decide(request.actor, community.id)
    row, _inherited = recategorising.held(community, code)
    stopped = row.ended_at is not None
    question = Question(
        _("重新启用“%(name)s”") % {"name": row.name} if stopped else _("停用“%(name)s”") % {"name": row.name},
        _("启用") if stopped else _("停用"), reverse("categories"),
        effects=lambda clean: [
            _("往后又能报这一类的事。") if stopped else _("往后不能再选这一类；已经报上来的不变，照样办。")
        ],
    )  # fmt: skip

    def act(clean):
        turn = recategorising.resume_category if stopped else recategorising.end_category
        turn(community, code, actor=request.actor, source=clean["source"])
        return _("启用了。") if stopped else _("停用了。")

    return ask(request, ReasonForm(request.POST if request.method == "POST" else None), question, act)


@login_required
@WRITES
def reset(request, code):
    """What is inherited holds again."""
    community = community_seen(request)
    recategorising.check_may_decide(request.actor, community.id)
    row, inherited = recategorising.held(community, code)
    above = inherited.region.name if inherited and inherited.source else _("系统自带的")
    question = Question(
        _("“%(name)s”改回照上面的") % {"name": row.name}, _("改回去"), reverse("categories"),
        effects=lambda clean: [
            _("社区自己定的这一项去掉，照%(above)s。") % {"above": above}, _("往后的事照新的；已经报上来的不变。"),
        ],
    )  # fmt: skip

    def act(clean):
        recategorising.inherit_again(community, code, actor=request.actor)
        return _("改回去了。")

    return ask(request, DropRouteForm(request.POST if request.method == "POST" else None), question, act)
