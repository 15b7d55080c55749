"""The header by which the server knows the program, the computer and the sign-in (contract jellyfin 2)."""

import platform
from typing import TYPE_CHECKING
from urllib.parse import quote

from desktop_app import __version__
from desktop_app.domain.credentials import Session
from desktop_app.masking import Hold, masked

if TYPE_CHECKING:
    import requests

HEADER = "Authorization"


def naming(device_id: str) -> str:
    """The header's value without a sign-in. Servers decode its values, for names may hold anything."""
    device = platform.node() or "Computer"
    told = {"Client": "Lineup", "Device": device, "DeviceId": device_id, "Version": __version__}
    return "MediaBrowser " + ", ".join(f'{name}="{quote(value, safe="")}"' for name, value in told.items() if value)


class TokenSigner:
    """Puts the header with the token on a request."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._named = naming(session.device_id)
        self._held = Hold(session.session_id)

    def __call__(self, prepared: "requests.PreparedRequest") -> "requests.PreparedRequest":
        prepared.headers[HEADER] = f'{self._named}, Token="{quote(self._session.session_id, safe="")}"'
        return prepared

    def explain(self, _prepared: "requests.PreparedRequest") -> str:
        """The header, its token masked."""
        return f'{HEADER}: {self._named}, Token="{masked(self._session.session_id)}"'
