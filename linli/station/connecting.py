"""A plain connection as one of the three roles, for what must work without Django."""

import psycopg

from linli.station import paths


def connect(role: str, name: str = "", **more) -> psycopg.Connection:
    """Log in as a role to our database, or to another one of the same server."""
    where = paths.database(role)
    return psycopg.connect(
        host=where["HOST"], port=where["PORT"], dbname=name or where["NAME"], user=role, connect_timeout=10,
        **where["OPTIONS"], **more,
    )  # fmt: skip


def words_for(role: str, name: str = "") -> tuple[list[str], dict[str, str]]:
    """Give what PostgreSQL's own programs need to log in: words of the command line, and the environment."""
    where = paths.database(role)
    options = dict(where["OPTIONS"])
    environment = {"PATH": "/usr/bin:/bin", "PGPASSFILE": options.pop("passfile")}
    environment |= {
        f"PGSSL{key.removeprefix('ssl').upper()}": value for key, value in options.items() if key[:3] == "ssl"
    }
    words = ["-h", str(where["HOST"]), "-U", role, "-w", "-d", name or where["NAME"]]
    return [*words, *(("-p", str(where["PORT"])) if where["PORT"] else ())], environment
