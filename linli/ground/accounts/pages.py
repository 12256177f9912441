"""账号: the system administrator opens, shuts and resets accounts. What an account may do is not his to say."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.ground.access.acts import note_act
from linli.ground.accounts import actions
from linli.ground.accounts.defaults import ONCE_DAYS
from linli.ground.accounts.forms import NewAccountForm, SureForm
from linli.ground.accounts.models import Account
from linli.ground.accounts.queries import accounts_of, is_kept_here, titles_of
from linli.ground.base.clock import now
from linli.ground.base.errors import NotThere, Refused
from linli.ground.base.one_form import Question, ask
from linli.ground.base.paging import page_of
from linli.ground.base.proving import fresh_proof
from linli.ground.regions.queries import community_of
from linli.ground.regions.settings import value_for

KEEPER, WATCHERS = "system_admin", ("system_admin", "security_admin", "audit_admin")


def kept_by(request):
    """The community whose accounts the asker opens and resets."""
    if not request.actor.has(KEEPER):
        raise Refused(_("开账号、重设密码，是系统管理员的事。"))
    return community_of(request)


@login_required
@require_safe
def listing(request):
    """Who has an account here, on which posts, and whether a one-time password waits."""
    if not any(request.actor.has(kind) for kind in WATCHERS):
        raise Refused(_("账号由三位管理员看管。"))
    page = page_of(accounts_of(community_of(request)), by=("username",), after=request.GET.get("after", ""))
    titles = titles_of(page.rows)
    rows = [{"account": a, "titles": titles.get(a.id, []), "state": state_of(a)} for a in page.rows]
    context = {"rows": rows, "page": page, "keeps": request.actor.has(KEEPER)}
    return render(request, "accounts/list.html", context)


def state_of(account) -> tuple[str, str]:
    """(word, tone) for the chip; ('', '') for an account like any other."""
    if not account.is_active:
        return _("停用"), ""
    if account.once_until is None:
        return "", ""
    return (_("一次性密码过期了"), "warm") if account.once_until <= now() else (_("还没换密码"), "blue")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@fresh_proof
def new(request):
    """Open an account. It opens no door until somebody else gives it a post."""
    community = kept_by(request)
    question = Question(
        _("开一个账号"), _("开账号"), reverse("accounts"),
        line=_("密码由机器给，只显示一次。账号先不能做什么，要由安全管理员或书记任命到岗位。"),
    )  # fmt: skip

    def act(clean):
        account, password = actions.open_account(
            clean["username"], clean["name"], days=value_for(community, ONCE_DAYS), community=community.id
        )
        note_account(request, "account_new", account)
        return shown_once(request, account, password)

    return ask(request, NewAccountForm(request.POST or None), question, act)


def shown_once(request, account, password):
    """The only answer that ever holds the password."""
    response = render(request, "accounts/once.html", {"account": account, "password": password})
    response["Cache-Control"] = "no-store"
    return response


def account_here(request, id):
    """The account if this community keeps it; else it is not there."""
    community = kept_by(request)
    account = Account.objects.filter(id=id).first()
    if account is None or not is_kept_here(account, community):
        raise NotThere()
    if account.id == request.actor.account:
        raise Refused(_("自己的账号请到“我的”里改，或请书记另找一位系统管理员。"))
    return account


def note_account(request, word: str, account) -> None:
    """The act on an account, in the community that keeps it."""
    note_act(request.actor, community_of(request).id, word, subject=account.id, username=account.username)


def _sure(request, id, title, button, line, effects, act):
    account = account_here(request, id)
    question = Question(
        title % {"name": account.name}, button, reverse("accounts"), line=line, effects=lambda clean: effects(account)
    )
    form = SureForm(request.POST if request.method == "POST" else None)
    return ask(request, form, question, lambda clean: act(account))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@fresh_proof
def reset(request, id):
    """A new one-time password."""

    def act(account):
        days = value_for(community_of(request), ONCE_DAYS)
        note_account(request, "account_reset", account)
        return shown_once(request, account, actions.give_password(account, days=days))

    return _sure(
        request, id, _("给“%(name)s”重设密码"), _("重设"), _("忘了密码，或密码可能让人知道了，就重设。"),
        lambda a: [
            _("“%(name)s”现在的密码马上作废，正开着的手机和电脑都会退出。") % {"name": a.name},
            _("机器给一个一次性密码，只显示这一次；本人第一次进来就要换。"),
        ], act,
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@fresh_proof
def shut(request, id):
    """Nobody signs in with it any more."""

    def act(account):
        actions.shut_account(account)
        note_account(request, "account_shut", account)
        return _("“%(name)s”停用了。") % {"name": account.name}

    return _sure(
        request, id, _("停用“%(name)s”"), _("停用"), _("人走了、长期不用的账号要停。"),
        lambda a: [
            _("马上退出，再也进不来，直到您重新启用。"),
            _("他的岗位不会跟着撤，请安全管理员或书记去岗位页交接。") if titles_of([a]) else _("他现在没有岗位。"),
            _("办过的事上，名字照旧留着。"),
        ], act,
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@fresh_proof
def reopen(request, id):
    """The account opens again."""

    def act(account):
        actions.reopen_account(account)
        note_account(request, "account_reopen", account)
        return _("“%(name)s”又能进来了。") % {"name": account.name}

    return _sure(
        request, id, _("重新启用“%(name)s”"), _("启用"), "", lambda a: [_("原来的密码照旧能用；岗位看岗位页。")], act
    )
