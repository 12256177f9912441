"""A PostgreSQL that somebody else runs, named by DATABASE_URL: then no server is started here."""

import os
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote, urlsplit

from linli.station.trouble import Trouble


@dataclass(frozen=True)
class DatabaseUrl:
    """An administrator's address: who may make roles, and where."""

    user: str
    password: str = field(repr=False)
    host: str = "localhost"
    port: str = "5432"
    name: str = "linli"
    options: dict = field(default_factory=dict)

    def admin(self, dbname: str) -> dict:
        """Give what a connection as administrator needs."""
        return {
            "host": self.host, "port": self.port, "user": self.user, "password": self.password or None,
            "dbname": dbname, **self.options,
        }  # fmt: skip


def database_url() -> DatabaseUrl | None:
    """Read DATABASE_URL. None means: this station runs its own server."""
    text = os.environ.get("DATABASE_URL", "")
    if not text:
        return None
    parts = urlsplit(text)
    if parts.scheme not in ("postgres", "postgresql"):
        raise Trouble("DATABASE_URL must begin with postgresql:// and name a PostgreSQL 16 or newer.")
    options = dict(parse_qsl(parts.query))
    name = unquote(parts.path.lstrip("/"))
    return DatabaseUrl(
        user=unquote(parts.username or options.pop("user", "postgres")),
        password=unquote(parts.password or options.pop("password", "")),
        host=options.pop("host", "") or unquote(parts.hostname or "localhost"),
        port=options.pop("port", "") or str(parts.port or 5432),
        # An administrator's URL often names the maintenance database: our tables do not belong there.
        name=name if name not in ("", "postgres") else "linli",
        options=options,
    )
