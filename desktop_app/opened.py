"""Files and addresses that the program is given from outside, by the command line or a file manager."""

import os
import socket
import sys
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit
from urllib.request import url2pathname

LONGEST_ADDRESS = 4096
"""Characters."""


def is_address(word: str) -> bool:
    """Whether a word is a web page's address."""
    return word.lower().startswith(("http://", "https://")) and len(word) <= LONGEST_ADDRESS


def named_by(word: str) -> str:
    """The absolute path of an existing file, or the web address, that a word of the command line names; else empty.

    A file may be named by its address, as file managers do.
    """
    if is_address(word):
        return word
    path = path_at(word) if word.lower().startswith("file:") else Path(word)
    try:
        return str(path.absolute()) if path is not None and path.is_file() else ""
    except (OSError, ValueError):  # a name that is longer than names are, say
        return ""


def path_at(address: str) -> Path | None:
    """The path that a `file:` address names; None for another kind of address, or a file of another computer.

    Names need not be Unicode on Linux, and an address may name this computer (RFC 8089 2).
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme.lower() != "file" or not parts.path:
        return None
    host = parts.netloc.lower()
    if sys.platform == "win32":
        folder = f"//{parts.netloc}" if host not in ("", "localhost") else ""
        return Path(folder + url2pathname(parts.path))
    if host not in ("", "localhost", socket.gethostname().lower()):
        return None
    whole = unquote_to_bytes(parts.path)
    return Path(os.fsdecode(whole)) if b"\0" not in whole else None
