"""The keyring that was found, and whether it keeps what it is given."""

import asyncio

from desktop_app.doctor.finding import Finding, State
from desktop_app.domain.errors import KeyringError
from desktop_app.storage.credential_store import KeyringStore
from desktop_app.storage.keyring_backend import backend_in_use


def keyring_finding(prefix: str) -> Finding:
    """Without one the program runs, and forgets sign-ins when it is closed."""
    try:
        asyncio.run(KeyringStore(prefix).probe())
    except KeyringError as error:
        return Finding(State.WARNING, "Keyring", f"{error} Sign-ins are kept until Lineup is closed.")
    return Finding(State.OK, "Keyring", f"{backend_in_use()}; writes, reads and deletes")
