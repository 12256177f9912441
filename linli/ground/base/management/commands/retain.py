"""`script/linli retain [--dry-run]`: forget what need not be known any longer, as the clock does every day."""

from django.core.management.base import BaseCommand

from linli.ground.base.declare import forgettings
from linli.ground.base.retaining import forget_due, oldest_due


class Command(BaseCommand):
    help = "Forgets rows and photos whose time is over. --dry-run shows what would go and touches nothing."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true")

    def handle(self, *args, dry_run=False, **options):
        since = {f.word: oldest_due(f) for f in forgettings if not f.goes_with}
        done = forget_due(dry_run=dry_run)
        for word, count in done.items():
            self.stdout.write(self._line(word, count, since.get(word)))
        verb = "would be forgotten; nothing was touched" if dry_run else "forgotten"
        self.stdout.write(f"{sum(done.values())} {verb}.")

    def _line(self, word, count, since):
        kept = forgettings.get(word)
        how = "" if kept is None else f"  after {kept.days} days {'loses its words' if kept.blanks else 'goes'}"
        return f"{word:24} {count:8}{how}{f', oldest of {since:%F}' if since else ''}"
