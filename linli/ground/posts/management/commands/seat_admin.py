"""`script/linli seat-admin`: a new administrator where nobody is left who could appoint one. Prints his password, once."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from linli.ground.base.errors import Answer
from linli.ground.posts.founding import SIGN_INS, seat_again


class Command(BaseCommand):
    help = "Seat an administrator whose post is vacant, from the machine itself."

    def add_arguments(self, parser):
        parser.add_argument("--community", required=True, help="the community's 12-digit code")
        parser.add_argument("--post", required=True, choices=sorted(SIGN_INS))
        parser.add_argument("--name", required=True, help="who it is, as shown to colleagues")

    def handle(self, **options):
        try:
            sign = seat_again(options["community"], options["post"], options["name"].strip())
        except Answer as no:
            raise CommandError(str(no)) from None
        self.stdout.write(_("登录名和一次性密码，只显示这一次，七天内有效，第一次进来要换："))
        self.stdout.write(f"  {sign.post}\t{sign.username}\t{sign.password}")
