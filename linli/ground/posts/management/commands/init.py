"""`script/linli init`: begin a real community. Asks for what was not said; prints three passwords, once."""

import sys

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from linli.ground.base.errors import Answer
from linli.ground.base.scope import cross_community
from linli.ground.posts.founding import found, missing_levels
from linli.ground.regions.models import Region

ABOVE = ("province", "city", "district", "subdistrict")


class Command(BaseCommand):
    help = "Begin a community: its regions, first posts, holidays, categories and three administrators."

    def add_arguments(self, parser):
        parser.add_argument("--code", help="the community's 12-digit code (统计用区划代码)")
        parser.add_argument("--name", help="the community's name")
        parser.add_argument("--phone", help="the duty phone, public", default=None)
        for level in ABOVE:
            parser.add_argument(f"--{level}", help=f"the name of the {level}, where it is not known yet")

    def handle(self, **options):
        if settings.DEMO:
            raise CommandError("This data folder holds the demo town. A real community needs its own: LINLI_DATA=…")
        try:
            code = (options["code"] or self.ask(_("社区的 12 位统计用区划代码"), "--code")).strip()
            with cross_community("see which regions are known"):
                lacking = missing_levels(code)
            names = {
                level: options[level] or self.ask(_name_of(level, above), f"--{level}") for level, above in lacking
            }
            name = options["name"] or self.ask(_("社区的名字"), "--name")
            phone = self.phone_from(options)
            community, signs = found(code, name=name, names=names, phone=phone)
        except Answer as no:
            raise CommandError(str(no)) from None
        self.tell(community, signs)

    def phone_from(self, options) -> str:
        if options["phone"] is None and sys.stdin.isatty():
            return self.ask(_("值班电话（可以不填）"), "--phone")
        return options["phone"] or ""

    def ask(self, words, flag) -> str:
        """Ask the person at the terminal; a script is told which flag it forgot."""
        if not sys.stdin.isatty():
            raise CommandError(f"Say {flag}=…")
        return input(f"{words}：").strip()

    def tell(self, community, signs) -> None:
        self.stdout.write(
            _("%(name)s建好了，网址里是 /c/%(number)s/。") % {"name": community, "number": community.number}
        )
        self.stdout.write(_("三位管理员的登录名和一次性密码，只显示这一次，七天内有效，第一次进来要换："))
        for sign in signs:
            self.stdout.write(f"  {sign.post}\t{sign.username}\t{sign.password}")
        self.stdout.write(_("接下来：系统管理员开账号，安全管理员任命书记。"))


def _name_of(level, code) -> str:
    return _("%(level)s的名字（%(code)s）") % {"level": _(Region.Level(level).label), "code": code}
