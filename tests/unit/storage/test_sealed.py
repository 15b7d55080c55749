"""The format of the sign-ins file: stable, and every damage and every other passphrase is found."""

import hashlib
import struct
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import KeyringError, SignInsDamaged, WrongPassphrase
from desktop_app.storage.sealed import Costs, Key, key_for, key_of, sealed, unsealed
from tests.sentences import says

CHEAP = Costs(15, 8, 1)
KEY = key_for("correct horse", CHEAP, bytes(range(16)))
FILE = sealed(b'{"a":1}', KEY, bytes(range(12)))

KNOWN = "1d7bbf05efe41011fed54891f980750081bf5a345940d93d76183fdf32f02c62"
PARTS = {
    "name": range(16),
    "version": range(16, 17),
    "costs": range(17, 20),
    "salt": range(20, 36),
    "check": range(36, 52),
    "nonce": range(52, 64),
    "contents": range(64, len(FILE) - 48),
    "tag": range(len(FILE) - 48, len(FILE) - 32),
    "digest": range(len(FILE) - 32, len(FILE)),
}


def with_digest(body: bytes) -> bytes:
    """Append the right digest, as somebody would who wants the damage to go unseen."""
    return body + hashlib.sha256(body).digest()


def test_the_format_is_the_one_of_all_versions() -> None:
    assert hashlib.sha256(FILE).hexdigest() == KNOWN
    assert FILE[:20] == b"LINEUP SIGN-INS\n\x01\x0f\x08\x01"
    assert unsealed(FILE, key_of(FILE, "correct horse")) == b'{"a":1}'


def test_scrypt_is_that_of_rfc_7914() -> None:
    assert KEY.secret == hashlib.scrypt(
        b"correct horse", salt=bytes(range(16)), n=2**15, r=8, p=1, maxmem=2**26, dklen=64
    )


def test_a_new_file_costs_what_it_should() -> None:
    assert Costs().are_sound
    assert Costs().log_n >= 17


@pytest.mark.parametrize("costs", [Costs(15, 8, 1), Costs(15, 8, 4), Costs(19, 8, 1)])
def test_costs_at_the_bounds_are_paid(costs: Costs) -> None:
    assert costs.are_sound


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("is_meant", [False, True])
def test_no_byte_can_be_changed_unseen(part: str, is_meant: bool) -> None:
    for place in PARTS[part]:
        changed = bytearray(FILE)
        changed[place] ^= 1
        file = with_digest(bytes(changed[:-32])) if is_meant and part != "digest" else bytes(changed)
        with pytest.raises((SignInsDamaged, WrongPassphrase)) as caught:
            unsealed(file, KEY)
        if not is_meant or part not in ("costs", "salt", "check"):
            assert caught.type is SignInsDamaged


@pytest.mark.parametrize("length", [0, 1, 15, 16, 20, 63, 64, 111, 112, len(FILE) - 33, len(FILE) - 1])
def test_a_file_that_was_cut_is_damaged(length: int) -> None:
    for file in (FILE[:length], with_digest(FILE[:length]), FILE + b"\0"):
        with pytest.raises(SignInsDamaged):
            unsealed(file, KEY)


def test_another_passphrase_is_told_from_damage() -> None:
    with pytest.raises(WrongPassphrase):
        key_of(FILE, "correct horsE")
    with pytest.raises(SignInsDamaged):
        key_of(FILE[:-1] + b"\0", "correct horse")


@pytest.mark.parametrize(
    "costs",
    [(0, 8, 1), (14, 8, 1), (17, 7, 1), (15, 8, 0), (15, 8, 5), (63, 8, 1), (255, 255, 255), (20, 8, 1)],
)
def test_absurd_costs_are_refused_before_they_are_paid(
    costs: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hashlib, "scrypt", lambda *_args, **_named: pytest.fail("it was paid"))
    file = with_digest(FILE[:17] + struct.pack(">BBB", *costs) + FILE[20:-32])

    with pytest.raises(SignInsDamaged, check=says("asks for")):
        key_of(file, "correct horse")


def test_a_later_version_is_named() -> None:
    with pytest.raises(SignInsDamaged, check=says("later version")):
        unsealed(with_digest(FILE[:16] + b"\2" + FILE[17:-32]), KEY)


def test_too_little_memory_is_an_error_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def poor(*_args: object, **_named: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr(hashlib, "scrypt", poor)
    with pytest.raises(KeyringError, check=says("memory")):
        key_for("a", CHEAP)


def test_a_key_says_nothing() -> None:
    assert KEY.secret.hex() not in repr(KEY)
    assert repr(KEY.secret) not in repr(KEY)
    assert KEY.check not in KEY.secret


def test_one_passphrase_typed_in_two_ways_is_one() -> None:
    assert key_for("Zoe\u0308", CHEAP, bytes(16)) == key_for("Zo\u00eb", CHEAP, bytes(16))


def test_another_salt_is_another_key() -> None:
    assert key_for("a", CHEAP).salt != key_for("a", CHEAP).salt
    assert sealed(b"", KEY) != sealed(b"", KEY)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=5000), st.binary(min_size=64, max_size=64), st.binary(min_size=16, max_size=16))
def test_what_is_sealed_comes_back_and_cannot_be_read(contents: bytes, secret: bytes, salt: bytes) -> None:
    key = Key(CHEAP, salt, secret)
    file = sealed(contents, key)

    assert unsealed(file, key) == contents
    assert len(contents) < 8 or contents not in file[64:]
    with pytest.raises(WrongPassphrase):
        unsealed(file, replace(key, secret=bytes(byte ^ 1 for byte in secret)))


@settings(max_examples=4, deadline=None)
@given(st.text(max_size=50), st.dictionaries(st.text(max_size=9), st.text(max_size=9)))
def test_any_passphrase_opens_what_it_closed(passphrase: str, contents: dict[str, str]) -> None:
    file = sealed(repr(contents).encode("utf-8", "surrogatepass"), key_for(passphrase, CHEAP))

    assert unsealed(file, key_of(file, passphrase)) == repr(contents).encode("utf-8", "surrogatepass")
