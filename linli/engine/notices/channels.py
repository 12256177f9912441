"""Ways to reach somebody beyond the page. A channel sends one sentence, or raises with the reason.

The console channel writes that something was sent, and to which account or post, but never what.
"""

import logging
from collections.abc import Callable

from linli.engine.notices.models import Notice

log = logging.getLogger("linli.notices")
_channels: dict[str, Callable[[Notice, str], None]] = {}


def add(name: str, send: Callable[[Notice, str], None]) -> None:
    _channels[name] = send


def names() -> list[str]:
    return list(_channels)


def send(name: str, notice: Notice, sentence: str) -> None:
    _channels[name](notice, sentence)


def _console(notice: Notice, sentence: str) -> None:
    log.debug("notice %s for account %s post %s", notice.word, notice.account_id, notice.post_id)


add("console", _console)
