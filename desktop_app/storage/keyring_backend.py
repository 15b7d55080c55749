"""The keyring that is used: one of the systems' own, or one that the person allowed by its name."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from desktop_app.domain.errors import KeyringForbidden, KeyringReason, KeyringUnknown, NoKeyring
from desktop_app.storage.keyring_choice import choice_of, forbidden, reason_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from keyring.backend import KeyringBackend

KNOWN = frozenset(
    f"keyring.backends.{name}"
    for name in (
        "SecretService.Keyring",
        "libsecret.Keyring",
        "kwallet.DBusKeyring",
        "kwallet.DBusKeyringKWallet4",
        "kwallet.DBusKeyringKWallet5",
        "macOS.Keyring",
        "Windows.WinVaultKeyring",
    )
)
"""Whole names of the backends that leave secrets to the system."""

_NONE = frozenset({"keyring.backends.fail.Keyring", "keyring.backends.null.Keyring"})
_CHAINER = "keyring.backends.chainer.ChainerBackend"
PLAIN = frozenset({"keyrings.alt.file.PlaintextKeyring", "keyrings.alt.pyfs.PlaintextKeyring"})
"""Whole names of backends that put secrets into a file in clear; earlier versions of Lineup used them."""

ENCRYPTED = "keyrings.alt.file.EncryptedKeyring"
"""Asks for a password in the terminal, where nobody answers a window."""

_LONGEST = 60
"""Characters."""


def chosen_backend(allowed: Collection[str] = ()) -> KeyringBackend:
    """The first of those there are that is known or `allowed` by its whole name.

    Slow, for backends ask their services. Raises `KeyringUnknown` where there are others only, `KeyringForbidden`
    where a configuration names one that cannot be used, `NoKeyring`.
    """
    others = list[str]()
    for backend in _candidates():
        name = name_of(backend)
        if name in KNOWN or name in allowed:
            return backend
        if name not in _NONE:
            others.append(name)
    if others:
        raise KeyringUnknown(others[0])
    if choice_of() is not None:
        raise forbidden(KeyringReason.TURNED_OFF)
    raise NoKeyring(KeyringReason.NOT_USABLE)


def plain_backends() -> Iterator[KeyringBackend]:
    """The installed backends in which an earlier version may have put secrets in clear."""
    import keyring.backend  # noqa: PLC0415 - as in `credential_store`

    return (backend for backend in keyring.backend.get_all_keyring() if name_of(backend) in PLAIN)


def encrypted_backend(password: str) -> KeyringBackend | None:
    """The keyring of that kind, which then asks nobody; None where there is none."""
    import keyring.backend  # noqa: PLC0415 - as in `credential_store`

    for backend in keyring.backend.get_all_keyring():
        if name_of(backend) == ENCRYPTED:
            vars(backend)["keyring_key"] = password
            return backend
    return None


def backend_in_use(allowed: Collection[str] = ()) -> str:
    """Return the keyring's name in the keyring library, such as `SecretService.Keyring`; a stranger's whole name.

    Raises `KeyringForbidden`.
    """
    try:
        name = name_of(chosen_backend(allowed))
    except KeyringUnknown as error:
        return f"{error.name} (not used)"
    except KeyringForbidden:
        raise
    except NoKeyring:
        return "none"
    return name.removeprefix("keyring.backends.")


def name_of(backend: KeyringBackend) -> str:
    """The backend's whole name, cut down to what a name can have: it may come from anywhere."""
    kind = type(backend)
    return re.sub(r"[^A-Za-z0-9_.]", "?", f"{kind.__module__}.{kind.__qualname__}")[:_LONGEST]


def look_anew() -> None:
    """Let the keyring library look again: a keyring may have been started, or a configuration corrected."""
    import keyring.backend  # noqa: PLC0415 - as in `credential_store`
    import keyring.core  # noqa: PLC0415 - as in `credential_store`

    keyring.core._keyring_backend = None  # noqa: SLF001 - there is no other way to let it choose again
    with suppress(AttributeError, KeyError):  # nothing is remembered yet
        keyring.backend.get_all_keyring.reset()


def _candidates() -> list[KeyringBackend]:
    """The backends that the keyring library would use, the best first. Raises `KeyringForbidden`."""
    import keyring  # noqa: PLC0415 - as in `credential_store`

    try:
        found = keyring.get_keyring()
    except Exception as error:
        if choice_of() is None:
            raise
        raise forbidden(reason_of(error)) from None
    chained: list[KeyringBackend] | None = getattr(found, "backends", None) if name_of(found) == _CHAINER else None
    return [found] if chained is None else list(chained)
