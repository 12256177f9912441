"""The mail channel: off until an SMTP host is named. A mail says that there is something, never about whom or what.

Everything due to one account goes out in one mail, so that ten steps on one evening are one mail in the morning.
"""

from collections.abc import Iterable

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from linli.engine.notices.models import Delivery, Notice, Way
from linli.engine.notices.sentences import sentence_of
from linli.engine.notices.ways import when
from linli.ground.accounts.models import Account, Standing
from linli.ground.base.clock import now

MAIL = "mail"
MOST_LINES = 20


def is_on() -> bool:
    """Whether this house sends mail at all."""
    return bool(settings.MAIL_FROM)


def deliveries_of(notice: Notice) -> list[Delivery]:
    """One waiting mail for each account that wants it, at its own time. None where the house sends no mail."""
    if not is_on():
        return []
    ways = Way.objects.filter(account_id__in=accounts_of(notice)).exclude(mail="").order_by("account_id")
    return [
        Delivery(
            community_id=notice.community_id, notice=notice, channel=MAIL, account_id=way.account_id,
            next_try=when(
                now(), digest_hour=way.digest_hour, quiet_from=way.quiet_from, quiet_to=way.quiet_to,
                urgent=notice.urgent,
            ),
        )
        for way in ways
    ]  # fmt: skip


def accounts_of(notice: Notice) -> list[int]:
    """Whom the notice is for: the account itself, or whoever holds the post or works for the region now."""
    if notice.account_id:
        return [notice.account_id]
    rows = Standing.objects.filter(post_id=notice.post_id)
    if notice.addressee_scope:
        rows = rows | Standing.objects.filter(scope=notice.addressee_scope, kind__startswith="region_")
    return sorted(set(rows.standing_at(now()).values_list("account_id", flat=True)))


def send_mail_to(account: int, deliveries: Iterable[Delivery]) -> None:
    """One mail with a line for each. Raises what the mail server says; `LookupError` if he wants no mail any more."""
    way = Way.objects.filter(account_id=account).exclude(mail="").first()
    language = Account.objects.filter(id=account, is_active=True).values_list("language", flat=True).first()
    if way is None or language is None:
        raise LookupError("no mail address any more")
    notices = [d.notice for d in deliveries]
    with override(language):
        EmailMessage(subject_of(notices), body_of(notices), settings.MAIL_FROM, [way.mail]).send()


def subject_of(notices: list[Notice]) -> str:
    """How many, and nothing else: a subject line is read by everybody who carries the mail."""
    n = len(notices)
    return ngettext("邻里：有 %(n)d 条提醒", "邻里：有 %(n)d 条提醒", n) % {"n": n}


def body_of(notices: list[Notice]) -> str:
    """The sentences with numbers in place of words: whose kitchen is under water is read after signing in."""
    lines = [f"- {plain_sentence(n)}" for n in notices[:MOST_LINES]]
    if more := len(notices) - MOST_LINES:
        lines += [_("还有 %(n)d 条") % {"n": more}] if more > 0 else []
    return "\n".join(
        [*lines, "", _("登录后看详细：%(url)s") % {"url": settings.PUBLIC_URL}, _("这封信是自动发的，不用回。")]
    )


def plain_sentence(notice: Notice) -> str:
    """The sentence with the number where the title would stand."""
    number = notice.facts.get("number", "")
    kept = {k: v if isinstance(v, int) else number for k, v in notice.facts.items()}
    return sentence_of(notice.word, kept)
