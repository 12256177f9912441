"""`script/linli rotate-keys`: seal with a new key from now on, and seal anew what is there, while pages go on."""

from django.core.management.base import BaseCommand

from linli.ground.base import resealing
from linli.station import keys


class Command(BaseCommand):
    help = "Makes a new sealing key and seals every personal field anew, while pages go on."

    def add_arguments(self, parser):
        parser.add_argument("--make", action="store_true", help="only make the key, to copy it to other machines first")
        parser.add_argument("--use", type=int, metavar="NUMBER", help="turn to a key that --make has made")
        parser.add_argument(
            "--anew", action="store_true", help="make no key: only seal anew, as after LINLI_CIPHER=sm4"
        )

    def handle(self, *args, make=False, use=None, anew=False, **options):
        if make:
            number = resealing.make_key()
            self.stdout.write(f"seal-{number} is made and not used yet. Copy keys/ to the other machines, then say:")
            self.stdout.write(f"script/linli rotate-keys --use {number}")
            return
        if not anew:
            resealing.turn_to(use or resealing.make_key())
        for column, count in resealing.seal_all_anew().items():
            self.stdout.write(f"{column}: {count} sealed anew")
        self._tell_rest()

    def _tell_rest(self):
        left = sum(resealing.left_over().values())
        if left:
            self.stdout.write(f"{left} values were in use just now; the clock seals them anew within a day.")
        folder = resealing.folder()
        self.stdout.write(f"New values are sealed with seal-{keys.current(folder)}.")
        self.stdout.write(f"Keep a copy of {folder} apart from the backups, now: a new backup needs the new key.")
        self.stdout.write("Older keys go to keys/retired after a day; keep them as long as backups made with them.")
