"""Authorities of a self-hosted service, as a description names them."""

import ssl
from pathlib import PurePosixPath, PureWindowsPath

from desktop_app.authorities import BEGIN
from desktop_app.domain.errors import DescriptionValue
from desktop_app.providers.described.tables import Table

KEY = "authorities"
EXPECTED = DescriptionValue.CERTIFICATES
LONGEST = 500
"""Letters of a path."""


def authorities_in(top: Table) -> str:
    """A file's path, or certificates; empty where there are none. A mistake is noted."""
    value = top.raw(KEY)
    if value is None:
        return ""
    if isinstance(value, str) and (_is_path(value) or _are_certificates(value)):
        return value
    top.mistake(KEY, EXPECTED)
    return ""


def _is_path(text: str) -> bool:
    """Return whether the text is a path that means the same wherever the description stands."""
    if not text.isprintable() or len(text) > LONGEST:
        return False
    return text.startswith("~/") or PurePosixPath(text).is_absolute() or PureWindowsPath(text).is_absolute()


def _are_certificates(text: str) -> bool:
    """Return whether the text holds certificates that can be read; a private key is nobody else's business."""
    if not text.lstrip().startswith(BEGIN) or not text.isascii() or "PRIVATE KEY" in text:
        return False
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cadata=text)
    except (ssl.SSLError, ValueError):
        return False
    return True
