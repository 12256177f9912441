"""The floor: bare Django views that run one raw statement on the same tables and write plain HTML. Nobody is faster here."""

from django.db import connection, transaction
from django.http import HttpResponse

from linli.ground.base.ids import uuid7

ROW = "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>"


def rows(sql, args):
    with connection.cursor() as cursor:
        cursor.execute(sql, args)
        return cursor.fetchall()


def listing(request, community):
    """25 open matters, nearest promise first."""
    found = rows(
        "SELECT m.title, m.number, p.title, m.due_at FROM matters_matter m JOIN posts_post p"
        " ON p.community_id = m.community_id AND p.id = m.owner_id"
        " WHERE m.community_id = %s AND m.stage IN ('raised', 'owned', 'working') ORDER BY m.due_at, m.id LIMIT 25",
        [community],
    )
    return HttpResponse("<table>" + "".join(ROW.format(*r) for r in found) + "</table>")


def detail(request, community, id):
    """One matter and its trail."""
    matter = rows(
        "SELECT title, number, stage, due_at FROM matters_matter WHERE community_id = %s AND id = %s", [community, id]
    )
    steps = rows(
        "SELECT at, word, said, by FROM matters_step WHERE community_id = %s AND matter_id = %s ORDER BY at, id",
        [community, id],
    )
    return HttpResponse("<table>" + "".join(ROW.format(*r) for r in [*matter, *steps]) + "</table>")


def create(request, community, like):
    """Insert one matter: the columns that must be there."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO matters_matter SELECT (jsonb_populate_record(m, jsonb_build_object('id', %s::text, 'number', %s::text,"
            " 'client_key', NULL))).* FROM matters_matter m WHERE m.community_id = %s AND m.id = %s",
            [uuid7(), f"f-{uuid7().hex[-12:]}", community, like],
        )
    return HttpResponse(status=302)


def board(request, community):
    """Counts by stage and by grid over all matters."""
    found = rows(
        "SELECT stage, grid_id, count(*), min(due_at) FROM matters_matter WHERE community_id = %s GROUP BY 1, 2",
        [community],
    )
    return HttpResponse("<table>" + "".join(ROW.format(*r) for r in found) + "</table>")
