"""Each search can be answered from an index: told not to scan, PostgreSQL finds another way for every statement."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linli.engine.search.queries import answer_to
from linli.ground.base.scope import cross_community
from linli.ground.base.tokens import search_tokens, sort_key
from linli.ground.people.models import Person

pytestmark = pytest.mark.django_db
LARGE = ("people_person", "people_contactpoint", "people_membership", "people_spell", "places_place", "matters_matter")


@pytest.fixture
def crowd(two):
    """Enough rows that scanning would not be the cheapest way anyhow."""
    names = [a + b + c for a in "王李张刘陈杨" for b in "伟芳娜敏静丽强磊平刚桂英" for c in "军洋勇艳杰娟涛明华玉兰红"]
    with cross_community("a test makes a crowd"):
        for q in two.both:
            Person.objects.bulk_create(
                Person(community=q.community, name=n, sort_key=sort_key(n), search_tokens=search_tokens(n))
                for n in names
            )
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL ROLE linli_owner; ANALYZE people_person; SET LOCAL ROLE linli_keeper")
    return two


def plans(q, role, said):
    """The plan of every statement of one answer."""
    with CaptureQueriesContext(connection) as asked:
        answer_to(q.actor(role), q.community, said)
    statements = [s["sql"] for s in asked.captured_queries if any(f'FROM "{table}"' in s["sql"] for table in LARGE)]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        for statement in statements:
            cursor.execute("EXPLAIN " + statement.replace("%", "%%"))
            yield "\n".join(line for (line,) in cursor.fetchall())


@pytest.mark.parametrize("role", ["secretary", "worker1"])
@pytest.mark.parametrize("said", ["伟军", "张伟军", "zwj", "zha", "6022", "3栋", "3栋101", "电梯", "1-26-0043"])
def test_no_search_reads_a_table_from_end_to_end(crowd, as_community, role, said):
    q = crowd.first
    with as_community(q.id):
        found = list(plans(q, role, said))
    assert found and [p for p in found if "Seq Scan" in p] == []
