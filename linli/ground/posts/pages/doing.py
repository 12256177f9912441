"""Appoint, replace, end; make, rename and close a post. Each page says what will happen before it does."""

from django.contrib.auth.decorators import login_required
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linli.ground.accounts.models import Account
from linli.ground.accounts.queries import accounts_of
from linli.ground.base.clock import today
from linli.ground.base.errors import NotThere
from linli.ground.base.one_form import Question, ask
from linli.ground.base.proving import fresh_proof
from linli.ground.bodies.models import Body
from linli.ground.bodies.queries import partners_of
from linli.ground.places.queries import grids_of
from linli.ground.posts import shaping
from linli.ground.posts.forms import AppointForm, ClosePostForm, EditPostForm, EndForm, NewPostForm
from linli.ground.posts.handover import open_counts
from linli.ground.posts.models import Holding, Post
from linli.ground.posts.pages.reading import community_seen, post_seen
from linli.ground.posts.queries import holder_names
from linli.ground.posts.words import ADMIN_KINDS, ADMIN_SEES, SEES
from linli.ground.regions.queries import community_of

WRITES = require_http_methods(["GET", "HEAD", "POST"])


def sent(request):
    return request.POST if request.method == "POST" else None


def account_choices(request) -> list[tuple]:
    """Accounts of the house that are open, but not the asker's own."""
    rows = accounts_of(community_of(request)).filter(is_active=True).exclude(id=request.actor.account)
    return [(a.id, f"{a.name}（{a.username}）") for a in rows.order_by("name", "username")]


def post_choices(community: int, *, but=None) -> list[tuple]:
    """Open posts of the community's own bodies."""
    rows = Post.objects.filter(community_id=community, closed_at=None, body=None).exclude(id=but)
    return [(str(p.id), p.title) for p in rows.order_by("place__number", "title") if p.kind in SEES]


def chosen(request, clean) -> Account:
    return accounts_of(community_of(request)).get(id=clean["account"])


@login_required
@WRITES
@fresh_proof
def appoint(request, id):
    """One more holder, from a day, perhaps to the last day of a term."""
    post = post_seen(request, id)
    shaping.check_may_give(request.actor, post)
    question = Question(
        _("任命“%(title)s”") % {"title": post.title}, _("任命"), reverse("post", args=[id]),
        effects=lambda clean: will_hold(post, chosen(request, clean).name, clean),
    )  # fmt: skip

    def act(clean):
        holding = shaping.give_post(
            post, chosen(request, clean), actor=request.actor, since=clean["since"], until=clean["until"]
        )
        return _("“%(name)s”任“%(title)s”了。") % {"name": holding.name, "title": post.title}

    return ask(request, AppointForm(sent(request), accounts=account_choices(request)), question, act)


def will_hold(post, name, clean) -> list[str]:
    """From when to when, what it opens, who no longer stands in."""
    told = {"name": name, "title": post.title, "since": clean["since"], "until": clean["until"]}
    lines = [_("“%(name)s”从 %(since)s 起任“%(title)s”。") % told]
    if clean["until"]:
        lines.append(_("%(until)s 是最后一天，过了这天自动交出，进不来。") % told)
    lines.append(what_it_opens(post))
    if not holder_names(post.community_id, post.id):
        lines.append(_("现在代着这个岗的人，到那天不再代。"))
    return lines


def what_it_opens(post) -> str:
    """One sentence on what the holder will see."""
    if post.kind in ADMIN_KINDS:
        return _(ADMIN_SEES)
    return _(SEES[post.kind]) if post.kind in SEES else _("他只看得到请他办的事，看不到是谁反映的。")


@login_required
@WRITES
@fresh_proof
def replace(request, id):
    """换人不换责: the work stays with the post, the holder changes."""
    post = post_seen(request, id)
    shaping.check_may_give(request.actor, post)
    question = Question(
        _("“%(title)s”换人") % {"title": post.title}, _("换人"), reverse("post_note", args=[id]),
        line=_("事情跟着岗位走：换了人，手上的事、期限都不变。换好以后打印交接单。"),
        effects=lambda clean: will_replace(post, chosen(request, clean).name, clean),
    )  # fmt: skip

    def act(clean):
        holding = shaping.replace_holders(
            post, chosen(request, clean), actor=request.actor, since=clean["since"], until=clean["until"]
        )
        return _("换好了，“%(name)s”接着做。") % {"name": holding.name}

    return ask(request, AppointForm(sent(request), accounts=account_choices(request)), question, act)


def will_replace(post, name, clean) -> list[str]:
    """Who goes, who comes, what goes along."""
    old = "、".join(holder_names(post.community_id, post.id))
    gone = _("马上交出") if clean["since"] <= today() else _("做到前一天")
    lines = [_("“%(old)s”%(gone)s。") % {"old": old, "gone": gone}] if old else []
    lines += will_hold(post, name, clean)
    for title, n in open_counts(post.community_id, post.id):
        lines.append(_("%(title)s %(n)d 件，跟着岗位一起交过去。") % {"title": _(title), "n": n})
    return lines


@login_required
@WRITES
@fresh_proof
def end(request, id, holding):
    """End a holding; whoever holds the post above stands in from then on."""
    post = post_seen(request, id)
    row = Holding.objects.filter(community_id=post.community_id, post=post, id=holding).select_related("post").first()
    if row is None:
        raise NotThere()
    shaping.check_may_give(request.actor, post)
    question = Question(
        _("“%(name)s”不再任“%(title)s”") % {"name": row.name, "title": post.title}, _("交出"),
        reverse("post", args=[id]), effects=lambda clean: will_end(post, row, clean),
    )  # fmt: skip

    def act(clean):
        shaping.end_post(row, actor=request.actor, on=clean["on"], why=clean["why"])
        return _("记下了。")

    return ask(request, EndForm(sent(request)), question, act)


def will_end(post, row, clean) -> list[str]:
    """When he loses sight of it, and who stands in for how much."""
    now_ = _("“%(name)s”马上看不到这个岗位的事了，正开着的页面也会退出。") % {"name": row.name}
    later = _("“%(name)s”做到 %(on)s，那天过完自动交出。") % {"name": row.name, "on": clean["on"]}
    lines = [now_ if clean["on"] <= today() else later]
    others = [name for name in holder_names(post.community_id, post.id) if name != row.name]
    if not others and post.above_id:
        lines.append(_("岗位空着的时候，由“%(above)s”代着。") % {"above": post.above.title})
    elif not others:
        lines.append(_("岗位会空着，上面没有岗位代。请尽快任命。"))
    for title, n in open_counts(post.community_id, post.id):
        lines.append(_("%(title)s %(n)d 件，留在这个岗位上。") % {"title": _(title), "n": n})
    return lines


@login_required
@WRITES
@fresh_proof
def new(request):
    """A post that was not there."""
    community = community_seen(request)
    shaping.check_may_shape(request.actor, community.id)
    grids, partners = grids_of(community.id), partners_of(community.id)
    form = NewPostForm(
        sent(request), posts=post_choices(community.id),
        grids=[(str(g.id), g.name) for g in grids], bodies=[(str(b.id), b.name) for b in partners],
    )  # fmt: skip

    def act(clean):
        post = shaping.make_post(
            actor=request.actor, community=community.id, kind=clean["kind"], title=clean["title"],
            phone=clean["phone"], above=own(Post, community, clean["above"]),
            place=next((g for g in grids if str(g.id) == clean["place"]), None), body=own(Body, community, clean["body"]),
        )  # fmt: skip
        return _("设了岗位“%(title)s”，现在空着，去任命一个人。") % {"title": post.title}

    return ask(request, form, Question(_("设一个岗位"), _("设岗"), reverse("posts")), act)


def own(model, community, id):
    """The row of this community, or None."""
    return model.objects.filter(community_id=community.id, id=id).first() if id else None


@login_required
@WRITES
@fresh_proof
def edit(request, id):
    """Another title, another post above, another phone."""
    post, community = post_seen(request, id), community_of(request)
    shaping.check_may_shape(request.actor, community.id)
    initial = {"title": post.title, "above": str(post.above_id or ""), "phone": post.phone, "version": post.version}
    form = EditPostForm(sent(request), posts=post_choices(community.id, but=post.id), initial=initial)

    def act(clean):
        post.version = clean["version"]
        above = own(Post, community, clean["above"])
        shaping.rename_post(post, actor=request.actor, title=clean["title"], above=above, phone=clean["phone"])
        return _("改好了。")

    return ask(request, form, Question(_("改岗位"), _("改好了"), reverse("post", args=[id])), act)


@login_required
@WRITES
@fresh_proof
def close(request, id):
    """The post is no more; what is in hand goes to another first."""
    post = post_seen(request, id)
    shaping.check_may_shape(request.actor, post.community_id)
    question = Question(
        _("撤掉“%(title)s”") % {"title": post.title}, _("撤岗"), reverse("posts"),
        effects=lambda clean: will_close(post, clean),
    )  # fmt: skip

    def act(clean):
        shaping.close_post(post, actor=request.actor, heir=clean["heir"] or None, why=clean["why"])
        return _("“%(title)s”撤了，办过的事照旧查得到。") % {"title": post.title}

    form = ClosePostForm(sent(request), posts=post_choices(post.community_id, but=post.id))
    return ask(request, form, question, act)


def will_close(post, clean) -> list[str]:
    """Who loses it, what goes where."""
    lines = [_("“%(name)s”马上交出。") % {"name": name} for name in holder_names(post.community_id, post.id)]
    heir = Post.objects.filter(community_id=post.community_id, id=clean["heir"]).first() if clean["heir"] else None
    for title, n in open_counts(post.community_id, post.id):
        to = heir.title if heir else _("没有选转给谁，撤不了")
        lines.append(_("%(title)s %(n)d 件：%(to)s。") % {"title": _(title), "n": n, "to": to})
    return [*lines, _("岗位不再出现在名单里；办过的事、任过的人照旧查得到。")]
