"""`script/linli seat-region`: let somebody work at a sub-district or a district. Prints a password, once."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from linli.ground.accounts.actions import open_account
from linli.ground.accounts.models import Account
from linli.ground.base.errors import Answer
from linli.ground.base.scope import cross_community
from linli.ground.posts.above import make_region_post, seat_above, unseat_above
from linli.ground.posts.models import RegionHolding
from linli.ground.posts.words import REGION_KINDS, PostKind


class Command(BaseCommand):
    help = "Seat somebody at a sub-district or district (or end it): he sees what is asked of it, and numbers."

    def add_arguments(self, parser):
        parser.add_argument("--code", required=True, help="the region's 12-digit code, like 610603001000")
        parser.add_argument("--kind", choices=sorted(k.value for k in REGION_KINDS), default=PostKind.REGION_LEAD.value)
        parser.add_argument("--title", default="", help="what the seat is called")
        parser.add_argument("--username", required=True, help="an account; a new one is opened where it is not known")
        parser.add_argument("--name", default="", help="the name of the person, for a new account")
        parser.add_argument("--end", action="store_true", help="he no longer works there")

    def handle(self, **options):
        try:
            with cross_community("somebody is seated above the communities"):
                self.stdout.write(self.end(options) if options["end"] else self.seat(options))
        except Answer as no:
            raise CommandError(str(no)) from None

    def seat(self, options) -> str:
        """The seat, the account, the holding; what to tell."""
        post = make_region_post(options["code"], options["kind"], title=options["title"])
        account, password = Account.objects.filter(username=options["username"]).first(), ""
        if account is None:
            account, password = open_account(options["username"], options["name"])
        seat_above(post, account)
        said = _("“%(name)s”坐上了“%(post)s”。") % {"name": account.name, "post": post.title}
        if password:
            said += "\n" + _("登录名 %(username)s，一次性密码 %(password)s，只显示这一次，七天内有效。") % {
                "username": account.username, "password": password,
            }  # fmt: skip
        return said

    def end(self, options) -> str:
        account = Account.objects.filter(username=options["username"]).first()
        rows = RegionHolding.objects.filter(post__region__code=options["code"], ended_at=None)
        held = list(rows.filter(account_id=account.id)) if account else []
        if not held:
            raise CommandError(_("他不在这个街道的岗位上：%(username)s。") % {"username": options["username"]})
        for holding in held:
            unseat_above(holding)
        return _("“%(name)s”不在这个街道的岗位上了。") % {"name": account.name}
