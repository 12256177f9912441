"""What PostgreSQL refuses by itself, whatever our code forgets."""

import pytest
from django.apps import apps
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.db.models import F

from linli.engine.matters.models import Matter, Part, Step
from linli.ground.access.models import ReadLog
from linli.ground.base.clock import now
from linli.ground.base.scope import cross_community, said, scope
from linli.ground.places.models import Place
from linli.ground.posts.models import Post
from linli.ground.regions.models import Counter
from linli.ground.regions.scoped import Scoped
from tests.makers import ask, report
from tests.query_lint import off

pytestmark = pytest.mark.django_db
SCOPED = [m for m in apps.get_models() if issubclass(m, Scoped)]


def counts_by_table() -> dict[str, int]:
    with off():
        return {m._meta.label: m._base_manager.count() for m in SCOPED}


def test_without_a_scope_every_scoped_table_is_silent(two, as_community, as_keeper):
    for q in two.both:
        with as_community(q.id):
            report(q)
    with as_keeper():
        assert counts_by_table()["matters.Matter"] == 2
    assert counts_by_table() == {m._meta.label: 0 for m in SCOPED}


def test_in_a_scope_only_its_community_is_there(two, as_community):
    first, second = two.both
    with as_community(first.id):
        with off():
            assert set(Post.objects.values_list("community_id", flat=True)) == {first.id}
        assert list(Post.objects.filter(community_id=second.id)) == []
        assert Post.objects.filter(community_id=second.id).update(title="x") == 0
        assert Post.objects.filter(community_id=second.id).delete()[0] == 0


def test_an_insert_into_another_community_is_refused(two, as_community):
    first, second = two.both
    with as_community(first.id):
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Counter.objects.create(community_id=second.id, word="x")
        Counter.objects.create(community_id=first.id, word="x")  # and one goes on after it


def test_a_row_cannot_be_moved_even_by_an_update(two, as_community):
    first, second = two.both
    with as_community(first.id), off():
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Place.objects.filter(community_id=first.id).update(community_id=second.id)


def test_a_key_to_a_row_of_another_community_is_refused(two, as_keeper):
    first, second = two.both
    with as_keeper(), pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.create(community_id=first.id, kind="clerk", title="x", above=second.posts["secretary"])
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize("model", [m for m in SCOPED if "DELETE" not in m.app_may], ids=lambda m: m._meta.label)
def test_what_may_not_be_deleted_cannot_be(two, as_community, model):
    with as_community(two.first.id), pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {model._meta.db_table}")


@pytest.mark.parametrize("model", [m for m in SCOPED if "UPDATE" not in m.app_may], ids=lambda m: m._meta.label)
def test_what_was_written_down_cannot_be_rewritten(two, as_community, model):
    with as_community(two.first.id), pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        model._base_manager.filter(community_id=two.first.id).update(id=F("id"))


def test_the_trail_takes_new_lines_only(two, as_community):
    with as_community(two.first.id):
        matter = report(two.first)
        step = Step.objects.get(community_id=two.first.id, matter=matter)
        step.said = "改过的话"
        with pytest.raises(ProgrammingError), transaction.atomic():
            step.save()
        assert [s.word for s in Step.objects.filter(community_id=two.first.id)] == ["raise"]


def test_who_was_asked_may_change_only_his_answer(two, as_community):
    q, code = two.first, two.first.bodies["unit2"].code
    with as_community(q.id):
        ask(q, report(q))
    with as_community(scopes=[code]):
        assert list(Matter.objects.filter(community_id=q.id)) == []
        part = Part.objects.get(addressee_scope=code)
        for column in ("words", "due_at", "addressee_scope", "community_id", "number", "photos", "asked_by"):
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic(), off():
                Part.objects.filter(addressee_scope__in=[code]).update(**{column: F(column)})
        with pytest.raises(ProgrammingError), transaction.atomic():
            part.save()
        part.answer = "来了"
        part.save(update_fields=["answer"])
    with as_community(scopes=[q.bodies["unit"].code]):
        assert list(Part.objects.filter(addressee_scope=code)) == []


def test_linli_app_cannot_become_anybody_else(two):
    """In production the login itself is linli_app. Here the login is the owner, so the grant is asked for."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_has_role('linli_app', 'linli_keeper', 'SET'), pg_has_role('linli_app', 'linli_owner', 'SET'),"
            " pg_has_role('linli_keeper', 'linli_app', 'SET')"
        )
        assert cursor.fetchone() == (False, False, True)


def test_a_scope_inside_another_is_said_again_afterwards(two):
    with scope([1]):
        with scope([2], ["610603"]):
            assert said() == ("{2}", "{610603}", "linli_app")
        assert said() == ("{1}", "{}", "linli_app")
        with pytest.raises(ZeroDivisionError), scope([3]):
            raise ZeroDivisionError
        assert said() == ("{1}", "{}", "linli_app")
        with cross_community("a test looks at everything"):
            assert said()[2] == "linli_keeper"
        with pytest.raises(ZeroDivisionError), cross_community("a test looks at everything"):
            raise ZeroDivisionError
        assert said() == ("{1}", "{}", "linli_app")


def test_a_scope_takes_numbers_and_digits_only():
    for communities, scopes in ((["1; DROP TABLE x"], ()), ((), ["1'"]), ((), ["一"])):
        with pytest.raises(ValueError), scope(communities, scopes):
            pass
    with pytest.raises(ValueError), cross_community(""):
        pass


def test_a_refused_statement_in_a_savepoint_lets_the_rest_go_on(two, as_community):
    q = two.first
    with as_community(q.id):
        with pytest.raises(ProgrammingError), transaction.atomic():
            ReadLog.objects.create(community_id=two.second.id, account_id=1, purpose="x", subjects=[], at=now())
        ReadLog.objects.create(community_id=q.id, account_id=1, purpose="x", subjects=[], at=now())
        assert ReadLog.objects.filter(community_id=q.id).count() == 1
