"""The keyring that was found, and whether it keeps what it is given."""

import asyncio
import os
from collections.abc import Collection

from desktop_app.doctor.finding import Finding, State
from desktop_app.domain.errors import (
    KeyringError,
    KeyringForbidden,
    KeyringLocked,
    KeyringSilent,
    KeyringUnknown,
    NoKeyring,
    SettingsError,
)
from desktop_app.storage.credential_store import KeyringStore
from desktop_app.storage.keyring_backend import backend_in_use
from desktop_app.storage.profile import Profile
from desktop_app.storage.settings import Settings, SignInsIn
from desktop_app.storage.settings_file import settings_there
from desktop_app.ui.sentences.details import detail_of


def keyring_finding(prefix: str, allowed: Collection[str] = ()) -> Finding:
    """Check the keyring; without one, Lineup forgets sign-ins when it is closed. `allowed`: see `KeyringStore`."""
    try:
        asyncio.run(KeyringStore(prefix, allowed=allowed).probe())
    except KeyringUnknown as error:
        said = f"Lineup does not know {error.name}, and uses it only if you allow it in the settings."
        return Finding(State.WARNING, "Keyring", said)
    except KeyringForbidden as error:
        return Finding(State.WARNING, "Keyring", f"{detail_of(error)} Correct or remove that.")
    except KeyringLocked:
        return Finding(State.WARNING, "Keyring", "it is locked, and was not unlocked. Lineup waits until it is.")
    except KeyringSilent as error:
        return Finding(State.WARNING, "Keyring", f"{detail_of(error)} Restart it; what it holds is not lost.")
    except NoKeyring as error:
        return Finding(State.WARNING, "Keyring", f"{detail_of(error)} Sign-ins are kept until Lineup is closed.")
    except KeyringError as error:
        return Finding(State.BAD, "Keyring", f"it failed. {detail_of(error)}")
    return Finding(State.OK, "Keyring", f"{backend_in_use(allowed)}; writes, reads and deletes")


def sign_ins_finding(profile: Profile) -> Finding:
    """Look where this profile keeps sign-ins, and whether that works. Unreadable settings count as the usual ones."""
    try:
        settings = settings_there(profile.settings)
    except SettingsError:
        settings = Settings()
    if settings.sign_ins_in is SignInsIn.KEYRING:
        return keyring_finding(profile.keyring_prefix, {settings.other_keyring})
    if not os.path.exists(profile.sign_ins):  # noqa: PTH110 - `Path.exists` raises where a folder may not be entered
        return Finding(State.WARNING, "Sign-ins", f"{profile.sign_ins} is not there. Sign in again, or use a keyring.")
    return Finding(State.OK, "Sign-ins", f"{profile.sign_ins}; your passphrase protects it")
