"""Three database roles, so that a page can never do what only a migration or the keeper may do.

linli_owner makes tables, linli_app serves pages under row level security, linli_keeper works and keeps the clock.
"""

import secrets
from pathlib import Path

import psycopg
from psycopg import sql

from linli.station import paths
from linli.station.trouble import Trouble

OWNER, APP, KEEPER = ROLES = ("linli_owner", "linli_app", "linli_keeper")
SUPERUSER = "linli"
# Any number will do, as long as two stations that prepare the same server take the same one.
PREPARING = 0x11A711


def password_of(role: str) -> str:
    """Give a role's password; made on first use. The caller holds the station's lock."""
    return _read(paths.passfile(role)) or _make_password(role)


def _read(file: Path) -> str:
    return file.read_text().strip().rsplit(":", 1)[1] if file.exists() else ""


def _make_password(role: str) -> str:
    word = secrets.token_hex(24)
    paths.write_private(paths.private_folder("pass") / role, f"*:*:*:{role}:{word}\n")
    return word


def make_roles(admin: psycopg.Connection, name: str) -> bool:
    """Make roles and database where they are missing; safe to repeat. True when the database is new."""
    _refuse_old(admin)
    admin.execute("select pg_advisory_lock(%s)", [PREPARING])
    try:
        for role in ROLES:
            _make_role(admin, role)
        _make_memberships(admin)
        return _make_database(admin, name)
    finally:
        admin.execute("select pg_advisory_unlock(%s)", [PREPARING])


def _refuse_old(admin):
    if admin.info.server_version < 160000:
        raise Trouble(f"This PostgreSQL is {admin.info.server_version // 10000}; Linli needs 16 or newer.")


def _make_role(admin, role):
    new_here = not paths.passfile(role).exists()
    word = sql.Literal(password_of(role))
    name = sql.Identifier(role)
    if not admin.execute("select 1 from pg_roles where rolname = %s", [role]).fetchone():
        admin.execute(sql.SQL("create role {} login noinherit password {}").format(name, word))
    elif new_here:
        # This folder has never known the role's password, so the administrator sets one. A folder that once knew it
        # never overwrites: two stations would lock each other out in turn.
        admin.execute(sql.SQL("alter role {} password {}").format(name, word))


def _make_memberships(admin):
    """Say who may become whom: the tests play all three, a job of one community steps down to the page's role."""
    # Scratch restores and test databases are made by the owner.
    admin.execute(f"alter role {OWNER} createdb")
    for group, member in ((KEEPER, OWNER), (APP, KEEPER)):
        if not _is_member(admin, group, member):
            admin.execute(f"grant {group} to {member} with inherit false, set true")
    _let_keeper_analyse(admin)
    # An administrator who is not superuser needs to be able to act for the owner before giving it a database.
    superuser, me = admin.execute("select rolsuper, current_user from pg_roles where rolname = current_user").fetchone()
    if not superuser and not _is_member(admin, OWNER, me):
        admin.execute(f"grant {OWNER} to current_user with inherit false, set true")


def _let_keeper_analyse(admin):
    """Let the worker tell the planner of a big import. Before 17, and for lesser administrators, the server does it."""
    superuser = admin.execute("select rolsuper from pg_roles where rolname = current_user").fetchone()[0]
    if superuser and admin.info.server_version >= 170000 and not _is_member(admin, "pg_maintain", KEEPER):
        admin.execute(f"grant pg_maintain to {KEEPER} with inherit true, set true")


def _is_member(admin, group, member):
    return admin.execute(
        "select 1 from pg_auth_members where roleid = %s::regrole and member = %s::regrole and set_option",
        [group, member],
    ).fetchone()


def _make_database(admin, name):
    exists = has_database(admin, name)
    database = sql.Identifier(name)
    if not exists:
        admin.execute(sql.SQL("create database {} owner {}").format(database, sql.Identifier(OWNER)))
    elif _owner_of(admin, name) != OWNER:
        admin.execute(sql.SQL("alter database {} owner to {}").format(database, sql.Identifier(OWNER)))
    # CREATE DATABASE lets everybody connect; repeated each time, for a kill may have come between the two.
    if not exists or _is_open_to_all(admin, name):
        # Only the owner can take back what the owner gave.
        admin.execute(f"set role {OWNER}")
        admin.execute(sql.SQL("revoke all on database {} from public").format(database))
        admin.execute(sql.SQL(f"grant connect on database {{}} to {APP}, {KEEPER}").format(database))
        admin.execute("reset role")
    return not exists


def has_database(admin: psycopg.Connection, name: str) -> bool:
    """Say whether the server already holds our database."""
    return admin.execute("select 1 from pg_database where datname = %s", [name]).fetchone() is not None


def _owner_of(admin, name):
    return admin.execute("select pg_get_userbyid(datdba) from pg_database where datname = %s", [name]).fetchone()[0]


def _is_open_to_all(admin, name):
    query = (
        "select datacl is null or exists (select from aclexplode(datacl) where grantee = 0)"
        " or not has_database_privilege(%s, oid, 'connect') or not has_database_privilege(%s, oid, 'connect')"
        " from pg_database where datname = %s"
    )
    return admin.execute(query, [APP, KEEPER, name]).fetchone()[0]


def check_passwords() -> None:
    """Log in once as each role, so that a wrong password file is named here and not by the first page."""
    for role in ROLES:
        where = paths.database(role)
        options = where.pop("OPTIONS")
        try:
            psycopg.connect(
                host=where["HOST"], port=where["PORT"], dbname=where["NAME"], user=role, connect_timeout=10, **options
            ).close()
        except psycopg.OperationalError as error:
            raise Trouble(
                f"{role} cannot log in ({_last_line(error)}). Another station has set its password: copy pass/ and"
                f" keys/ of that station's data folder here, or remove {paths.passfile(role)} to set a new one."
            ) from error


def _last_line(error):
    return str(error).strip().splitlines()[-1].strip()
