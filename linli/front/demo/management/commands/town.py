"""`script/linli town`: draw a demo town of any size from a seed, up to a day. The same words give the same town."""

from datetime import date

from django.core.management.base import BaseCommand, CommandError

from linli.front.demo import plan
from linli.front.demo.digest import digest
from linli.front.demo.drawing_up import draw_up
from linli.front.demo.drawn import SIGN_IN
from linli.front.demo.signins import PASSWORD
from linli.ground.base.errors import Answer


class Command(BaseCommand):
    requires_system_checks = []  # the station ran them when it brought the tables up to date
    help = (
        "Draws a demo town: 富民街社区 and 向阳社区 as in the usual demo, further communities from the seed. 2023 to 2025"
        " are the same in every town; what runs on from 2026 is drawn up to nine in the morning of the day."
    )

    def add_arguments(self, parser):
        parser.add_argument("--seed", type=int, default=plan.USUAL.seed, help="another seed, other people and matters")
        parser.add_argument(
            "--today", type=date.fromisoformat, help="the day it stands at, as 2026-11-24; default: today"
        )
        parser.add_argument("--communities", type=int, default=plan.USUAL.communities, help="all of them; at least 2")
        parser.add_argument("--households", type=int, default=plan.USUAL.households, help="of each further community")
        parser.add_argument("--matters", type=int, default=0, help="of each further community; default: by households")
        parser.add_argument("--digest", action="store_true", help="say at the end what the rows come to, for comparing")

    def handle(self, **options):
        wanted = plan.Plan(
            options["seed"], options["today"] or plan.last_nine_o_clock(), options["communities"],
            options["households"], options["matters"],
        )  # fmt: skip
        try:
            draw_up(wanted, tell=self.stdout.write)
        except Answer as no:
            raise CommandError(str(no)) from no
        for number in wanted.drawn[:1]:
            people = ", ".join(f"c{number}-{word}" for word in SIGN_IN)
            self.stdout.write(f"Further sign-ins, by number of the community: {people} … password {PASSWORD}")
        if options["digest"]:
            self.stdout.write(digest())
