"""Turning the keys: every row opens before, during and after, and other keys than the database's are refused."""

import os
import time
from datetime import timedelta
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import BinaryField

from linli.ground.base import clock, resealing
from linli.ground.base.declare import SealedElsewhere, sealed_columns, sealed_elsewhere
from linli.ground.base.keyring import ring
from linli.ground.base.models import KeyMark
from linli.ground.base.scope import scope
from linli.ground.base.sealed import CannotUnseal, key_id, seal, unseal
from linli.ground.people.models import ContactPoint, Person
from linli.ground.people.sealing import PHONE, open_id, open_phone, phone_index, seal_id, seal_phone, tail_index
from linli.station import keys, paths
from linli.station.trouble import Trouble
from linli.work.cases.models import Case
from tests import town
from tests.race import run_together, tally

NUMBER = "999999198904014339"


@pytest.fixture
def own_keys(settings, tmp_path):
    """Keys of this test alone."""
    settings.DATA = tmp_path
    (tmp_path / "keys").mkdir(mode=0o700)
    return tmp_path / "keys"


def write_down(community: int, n: int) -> Person:
    """A person with an ID and a phone, as a page would write them."""
    phone = f"154{n:08d}"
    person = Person.objects.create(
        community_id=community, name="某人", sort_key="mouren", id_sealed=seal_id(NUMBER), id_index=f"{n:x}"
    )
    ContactPoint.objects.create(
        community_id=community, person=person, sealed=seal_phone(phone), whole_index=phone_index(phone),
        tail_index=tail_index(phone),
    )  # fmt: skip
    return person


def read_all(community: int) -> set[str]:
    people = Person.objects.filter(community_id=community, id_sealed__isnull=False)
    phones = ContactPoint.objects.filter(community_id=community)
    return {open_id(p.id_sealed) for p in people} | {open_phone(c.sealed)[:3] for c in phones}


def test_every_sealed_column_of_the_house_is_declared():
    ours = [m for m in apps.get_models() if m.__module__.startswith("linli.")]
    found = {
        f"{m._meta.label}.{f.name}"
        for m in ours for f in m._meta.local_fields if isinstance(f, BinaryField) and f.name.endswith("sealed")
    }  # fmt: skip
    assert found == set(sealed_columns.words())


def test_a_turn_seals_every_row_anew_and_the_old_key_goes_after_a_day(two, own_keys, as_keeper, as_community):
    with as_keeper():
        for n, quarter in enumerate(two.both):
            write_down(quarter.id, n)
        Person.objects.filter(community_id=two.first.id, name="某人").update(
            politics_sealed=seal("群众", "person.politics", ring=ring())
        )
    before = resealing.left_over()
    number = resealing.make_key()
    resealing.turn_to(number)
    anew = resealing.seal_all_anew()
    with as_community(two.first.id):
        ids = {key_id(p.id_sealed) for p in Person.objects.filter(community_id=two.first.id, name="某人")}
        opened = read_all(two.first.id)
    assert (sum(before.values()), number, {word: n for word, n in anew.items() if n}, ids, opened) == (
        0,
        2,
        {
            "people.Person.id_sealed": 2,
            "people.Person.politics_sealed": 1,
            "people.ContactPoint.sealed": 2,
        },
        {2},
        {NUMBER, "154"},
    )
    assert (resealing.settle_keys(), keys.numbers(own_keys)) == ([], [1, 2])
    with clock.set_to(clock.now() + timedelta(days=1, minutes=1)):
        assert (resealing.settle_keys(), resealing.settle_keys(), keys.numbers(own_keys)) == ([1], [], [2])
    assert (own_keys / "retired/seal-1").stat().st_mode & 0o777 == 0o600
    with as_community(two.first.id):
        assert read_all(two.first.id) == {NUMBER, "154"}


@pytest.fixture
def drawer():
    """Something sealed that lies in no column of ours."""
    kept = {}
    there = SealedElsewhere(
        "test.drawer", "note", lambda: list(kept.items()), lambda where, old, new: kept.update({where: new})
    )
    sealed_elsewhere.add(there)
    yield kept
    sealed_elsewhere._by_word.pop("test.drawer")


def test_what_lies_sealed_elsewhere_turns_too_and_holds_the_old_key_until_then(two, own_keys, drawer):
    drawer["a"] = seal("一", "note", ring=ring())
    resealing.turn_to(resealing.make_key())
    before = (resealing.left_over()["test.drawer"], resealing.uses(1))
    anew = resealing.seal_all_anew()["test.drawer"]
    after = (resealing.left_over()["test.drawer"], resealing.uses(1), unseal(drawer["a"], "note", ring=ring()))
    assert (before, anew, after) == ((1, 1), 1, (0, 0, "一"))


def test_a_key_that_still_closes_a_value_is_not_put_out_of_use(two, own_keys, as_keeper, monkeypatch):
    with as_keeper():
        write_down(two.first.id, 1)
    resealing.turn_to(resealing.make_key())
    # As if the rows were held by somebody all day.
    monkeypatch.setattr(resealing, "seal_all_anew", dict)
    with clock.set_to(clock.now() + timedelta(days=2)):
        assert (resealing.settle_keys(), resealing.uses(1)) == ([], 2)


def test_the_other_cipher_is_taken_up_by_sealing_anew_without_a_new_key(two, own_keys, as_keeper, monkeypatch):
    with as_keeper():
        write_down(two.first.id, 1)
    monkeypatch.setenv("LINLI_CIPHER", "sm4")
    anew = resealing.seal_all_anew()
    with as_keeper():
        heads = {bytes(p.id_sealed)[:4] for p in Person.objects.filter(community_id=two.first.id, name="某人")}
        assert (sum(anew.values()), heads, read_all(two.first.id)) == (2, {b"\x01\x02\x00\x01"}, {NUMBER, "154"})


def test_a_key_file_that_is_overwritten_seals_and_opens_nothing(own_keys):
    sealed = seal("一", "note", ring=ring())
    time.sleep(0.02)
    paths.write_private(own_keys / "seal-1", "another secret")
    with pytest.raises(CannotUnseal, match="换过"):
        unseal(sealed, "note", ring=ring())


def test_a_missing_key_is_named_and_not_replaced(own_keys):
    marks = {name: keys.fingerprint(own_keys, name) for name in keys.names(own_keys)}
    assert keys.faults(marks, own_keys) == []
    (own_keys / "seal-1").unlink()
    paths.write_private(own_keys / "index", "another secret")
    assert keys.faults(marks, own_keys) == [
        "the key seal-1 is missing",
        "the key index is not the one this database was sealed with",
    ]
    assert not (own_keys / "seal-1").exists()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_pages_write_and_read_all_the_while_the_keys_turn(own_keys, files_folder):
    id = town.build().first.id
    with scope([id]):
        for n in range(200):
            write_down(id, n)
    until = time.monotonic() + 4

    def turn_twice():
        for _ in range(2):
            time.sleep(0.5)
            resealing.turn_to(resealing.make_key())
            resealing.seal_all_anew()
        return "turned"

    def work(i):
        if i == 0:
            return turn_twice()
        n = 0
        while time.monotonic() < until:
            with scope([id]):
                write_down(id, i * 100_000 + n)
                assert read_all(id) == {NUMBER, "154"}
            n += 1
        return "worked"

    assert tally(run_together(work, 4)) == {"turned": 1, "worked": 3}
    resealing.seal_all_anew()
    with scope([id]):
        used = {key_id(c.sealed) for c in ContactPoint.objects.filter(community_id=id)}
        assert (read_all(id), used, KeyMark.objects.count()) == ({NUMBER, "154"}, {3}, 2)
    assert (sum(resealing.left_over().values()), PHONE, Case.objects.filter(community_id=id).count()) == (0, "phone", 0)
    assert os.stat(own_keys / "seal-3").st_mode & 0o777 == 0o600


def test_the_command_makes_a_key_apart_turns_to_it_and_says_what_to_keep(two, own_keys, as_keeper):
    with as_keeper():
        write_down(two.first.id, 1)
    said = StringIO()
    call_command("rotate_keys", "--make", stdout=said)
    made = (keys.numbers(own_keys), keys.current(own_keys), sum(resealing.left_over().values()))
    call_command("rotate_keys", "--use", "2", stdout=said)
    used = (keys.current(own_keys), resealing.uses(1), resealing.uses(2))
    assert (made, used) == (([1, 2], 1, 0), (2, 0, 2))
    assert (
        "script/linli rotate-keys --use 2" in said.getvalue(),
        "a new backup needs the new key" in said.getvalue(),
    ) == (True, True)


def test_a_number_without_a_key_is_not_turned_to(own_keys):
    keys.make_next(own_keys)
    with pytest.raises(Trouble, match="no key seal-7"):
        keys.seal_with(own_keys, 7)
