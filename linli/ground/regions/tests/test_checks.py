"""What the models say is what the database guards; every gap has a sentence."""

import pytest
from django.core.checks import run_checks
from django.db import connection

from linli.ground.regions.checks import gaps, split

pytestmark = pytest.mark.django_db
GAPS = {
    "ALTER TABLE posts_post DISABLE ROW LEVEL SECURITY": ["posts_post: row level security not enabled"],
    "ALTER TABLE posts_post FORCE ROW LEVEL SECURITY": [
        "posts_post: forced: the owner's migrations, key checks and dumps would see no rows"
    ],
    "DROP POLICY keeper ON posts_post": ["posts_post: policies ['here']"],
    "DROP POLICY addressed_read ON matters_part": ["matters_part: policies ['addressed_answer', 'here', 'keeper']"],
    "CREATE POLICY all_of_it ON posts_post USING (true)": ["posts_post: policies ['all_of_it', 'here', 'keeper']"],
    "ALTER POLICY here ON posts_post USING (true)": ["posts_post: policy here does not read app.community"],
    "GRANT UPDATE ON matters_step TO linli_app": [
        "matters_step: linli_app may ['INSERT', 'SELECT', 'UPDATE'], should ['INSERT', 'SELECT']"
    ],
    "GRANT TRUNCATE ON posts_post TO linli_app": [
        ("posts_post: linli_app may ['DELETE', 'INSERT', 'SELECT', 'TRUNCATE', 'UPDATE'],"
        " should ['DELETE', 'INSERT', 'SELECT', 'UPDATE']")
    ],
    "REVOKE INSERT ON files_file FROM linli_app": [
        "files_file: linli_app may ['SELECT'], should ['INSERT', 'SELECT']"
    ],
    "GRANT INSERT ON regions_region TO linli_app": [
        "regions_region: linli_app may ['INSERT', 'SELECT'], should ['SELECT']"
    ],
    "GRANT UPDATE (words) ON matters_part TO linli_app": [
        (
            "matters_part: linli_app may change columns ['answer', 'answered_at', 'answered_by', 'done_at',"
            " 'next_look', 'photos_after', 'rated_at', 'stars', 'state', 'talk', 'words'], should ['answer',"
            " 'answered_at', 'answered_by', 'done_at', 'next_look', 'photos_after', 'rated_at', 'stars', 'state', 'talk']"
        )
    ],
    "ALTER TABLE people_spell DROP CONSTRAINT people_spell_household_id_same": [
        "people_spell: same-community keys ['people_spell_dwelling_id_same']"
    ],
    "ALTER TABLE people_spell DROP CONSTRAINT people_spell_pkey, ADD CONSTRAINT people_spell_pkey PRIMARY KEY (id)": [
        "people_spell: PRIMARY KEY (id)"
    ],
    "ALTER TABLE django_session ENABLE ROW LEVEL SECURITY": [
        "django_session: row level security on a table that is not scoped"
    ],
    "GRANT CREATE ON SCHEMA public TO linli_keeper; ALTER TABLE counts_tally OWNER TO linli_keeper": [
        "counts_tally: owned by linli_keeper"
    ],
}  # fmt: skip


def test_nothing_is_open():
    assert list(gaps(connection)) == []
    assert [e for e in run_checks(include_deployment_checks=True, databases=["default"]) if e.id == "linli.E001"] == []


@pytest.mark.parametrize("sql", GAPS)
def test_a_gap_is_named(sql):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE linli_owner")
        cursor.execute(sql)
    assert list(gaps(connection)) == GAPS[sql]


def test_rights_on_tables_and_on_columns_are_told_apart():
    assert split("SELECT, INSERT, UPDATE (a, b)") == ({"SELECT", "INSERT"}, {"a", "b"})
    assert split("SELECT") == ({"SELECT"}, set())
