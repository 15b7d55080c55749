"""The header by which the server knows the program, the computer and the sign-in (contract jellyfin 2)."""

import platform
from urllib.parse import quote

from desktop_app import __version__

HEADER = "Authorization"


def client_header(device_id: str, token: str = "") -> str:
    """The header's value. Servers decode what stands in it, for names may hold anything."""
    device = platform.node() or "Computer"
    told = {"Client": "Lineup", "Device": device, "DeviceId": device_id, "Version": __version__, "Token": token}
    return "MediaBrowser " + ", ".join(f'{name}="{quote(value, safe="")}"' for name, value in told.items() if value)
