"""Sessions in the database, as Django keeps them; the one question of every page is compiled once."""

from types import SimpleNamespace

from django.contrib.sessions.backends import db
from django.utils import timezone

from linli.ground.base.prepared import Prepared

by_their_clock = timezone.now  # Django writes the end of a session by its own clock
KEPT = Prepared(
    lambda key, moment: (
        db.SessionStore.get_model_class()
        .objects.filter(session_key=key, expire_date__gt=moment)
        .values_list("session_data")
    )
)


class SessionStore(db.SessionStore):
    """Django's, with its load made light. What is written is written by Django."""

    def _get_session_from_db(self):
        found = KEPT.first(key=str(self.session_key), moment=by_their_clock())
        if found is None:
            self._session_key = None
            return None
        return SimpleNamespace(session_data=found[0])
