"""Addresses inside bodies (netflix.md, section 1): on this emulator, or on the hosts of history too."""

from __future__ import annotations

import re
from urllib.parse import urlsplit
from zlib import crc32

HISTORIC_HOSTS = ("api.netflix.com", "api-public.netflix.com")
TITLE_PATH = re.compile(r"/catalog/titles/((?:movies|programs|discs|series|series/\d+/seasons)/(\d+))/?")


class Hrefs:
    """Writes hrefs and reads them back. `historic` is a fault switch: hosts then differ from href to href."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.historic = False

    def of(self, path: str) -> str:
        if not self.historic:
            return self.address + path
        return (self.address, *(f"http://{host}" for host in HISTORIC_HOSTS))[crc32(path.encode()) % 3] + path

    def image(self, path: str) -> str:
        """Box art stays here whatever the switch says: it has to be fetched."""
        return self.address + path

    def title(self, title_ref: str) -> tuple[str, str] | None:
        """Id and path of the title that a `title_ref` names, on any of the hosts; None when it names none."""
        parts = urlsplit(title_ref)
        ours = parts.netloc == urlsplit(self.address).netloc
        if parts.scheme not in {"http", "https"} or not (ours or parts.netloc in HISTORIC_HOSTS):
            return None
        found = TITLE_PATH.fullmatch(parts.path)
        return (found[2], found[1]) if found else None
