import secrets
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.ground.base.sealed import AES_256_GCM, SM3, SM4_GCM, CannotUnseal, KeyRing, blind_index, key_id, seal, unseal

RING = KeyRing({1: b"a" * 32, 2: b"b" * 32}, b"i" * 32, current=2)
OTHER = KeyRing({2: b"c" * 32}, b"j" * 32, current=2)


@given(st.text(max_size=60), st.text(min_size=1, max_size=20))
def test_what_is_sealed_opens_for_its_purpose(text, purpose):
    assert unseal(seal(text, purpose, ring=RING), purpose, ring=RING) == text


def test_a_sealed_value_says_version_algorithm_and_key_and_not_its_text():
    sealed = seal("999999198904014339", "person.id", ring=RING)
    assert (sealed[:4], key_id(sealed), b"9999" in sealed, len(sealed)) == (
        b"\x01\x01\x00\x02",
        2,
        False,
        4 + 12 + 18 + 16,
    )


def test_the_same_text_never_looks_the_same_twice():
    assert seal("一", "note", ring=RING) != seal("一", "note", ring=RING)


def test_older_keys_still_open_after_the_keys_were_turned():
    before = KeyRing({1: b"a" * 32}, b"i" * 32)
    assert unseal(seal("旧", "note", ring=before), "note", ring=RING) == "旧"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda sealed: (sealed, "phone", RING), "打不开"),
        (lambda sealed: (sealed, "note", OTHER), "打不开"),
        (lambda sealed: (sealed[:-1] + bytes((sealed[-1] ^ 1,)), "note", RING), "打不开"),
        (lambda sealed: (sealed, "note", KeyRing({1: b"a" * 32}, b"i" * 32)), "缺少"),
        (lambda sealed: (b"\x01\x02" + sealed[2:], "note", RING), "打不开"),
        (lambda sealed: (b"\x01\x03" + sealed[2:], "note", RING), "格式不认识"),
        (lambda sealed: (b"\x02" + sealed[1:], "note", RING), "格式不认识"),
        (lambda sealed: (sealed[:20], "note", RING), "不完整"),
        (lambda sealed: (b"", "note", RING), "格式不认识"),
    ],
)
def test_whatever_is_wrong_it_stays_shut_and_says_why(change, sentence):
    sealed, purpose, ring = change(seal("要上心", "note", ring=RING))
    with pytest.raises(CannotUnseal, match=sentence):
        unseal(sealed, purpose, ring=ring)


@given(st.text(max_size=60), st.text(min_size=1, max_size=20), st.sampled_from([AES_256_GCM, SM4_GCM]))
def test_whatever_the_cipher_what_was_sealed_opens_under_the_other_too(text, purpose, cipher):
    sealed = seal(text, purpose, ring=replace(RING, cipher=cipher))
    assert (sealed[1], unseal(sealed, purpose, ring=RING)) == (cipher, text)


def test_sm4_notices_a_changed_bit_and_another_purpose():
    sealed = seal("要上心", "note", ring=replace(RING, cipher=SM4_GCM))
    for changed, purpose in ((sealed[:-1] + bytes((sealed[-1] ^ 1,)), "note"), (sealed, "phone")):
        with pytest.raises(CannotUnseal, match="打不开"):
            unseal(changed, purpose, ring=RING)


def test_an_index_by_sm3_is_as_long_and_another_one():
    ours, theirs = (blind_index("15454361234", "phone", ring=r) for r in (RING, replace(RING, digest=SM3)))
    assert (len(theirs), theirs == ours, theirs) == (
        16,
        False,
        blind_index("15454361234", "phone", ring=replace(RING, digest=SM3)),
    )


def test_a_ring_of_an_unknown_cipher_or_digest_is_refused():
    for unknown in ({"cipher": 9}, {"digest": "md5"}):
        with pytest.raises(ValueError):
            replace(RING, **unknown)


def test_a_key_number_put_on_another_keys_value_does_not_open_it():
    sealed = seal("一", "note", ring=RING)
    with pytest.raises(CannotUnseal, match="打不开"):
        unseal(sealed[:3] + b"\x01" + sealed[4:], "note", ring=RING)


def test_a_blind_index_is_equal_only_for_the_same_text_purpose_and_key():
    index = blind_index("15454361234", "phone", ring=RING)
    assert (len(index), int(index, 16) >= 0, index == blind_index("15454361234", "phone", ring=RING)) == (
        16,
        True,
        True,
    )
    others = {
        blind_index("15454361235", "phone", ring=RING),
        blind_index("15454361234", "person.id", ring=RING),
        blind_index("15454361234", "phone", ring=OTHER),
    }
    assert len(others | {index}) == 4


@pytest.mark.parametrize(
    ("sealing", "indexing", "current"),
    [
        ({1: b"short"}, b"i" * 32, 1),
        ({1: b"a" * 32}, b"i", 1),
        ({1: b"a" * 32}, b"i" * 32, 2),
        ({0: b"a" * 32}, b"i" * 32, 0),
    ],
)
def test_a_ring_with_weak_or_missing_keys_is_refused(sealing, indexing, current):
    with pytest.raises(ValueError):
        KeyRing(sealing, indexing, current)


def test_a_ring_never_prints_its_keys():
    key = secrets.token_bytes(32)
    assert repr(KeyRing({1: key}, key)) == "KeyRing(current=1)"
