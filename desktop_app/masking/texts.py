"""Texts of an exchange as they may be shown: enough to compare, never enough to use. Standard library only."""

import re
from collections.abc import Iterable

from desktop_app.masking.dots import masked
from desktop_app.masking.held import without_held
from desktop_app.masking.named import credentials, without_named
from desktop_app.masking.names import is_secret_name

LONGEST = 4000
"""Characters of a body that are shown."""

LONGEST_WORDS = 200
"""Characters of what a service says that are repeated."""

_OVERLAP = 20_000
"""Characters beyond what is shown that are looked at: a secret must not be told by its first half."""

_LINE_BREAK = r"(?:\r?\n|(?:\\+r)?\\+n)"
_FORM_DATA = re.compile(
    rf"(form-data;\s?name=\\*\"([^\"\\\r\n]{{1,100}}+)\\*\"[^\r\n\\]{{0,200}}+"
    rf"(?:{_LINE_BREAK}[^\r\n\\]{{1,200}}+){{0,3}}{_LINE_BREAK}{_LINE_BREAK})([^\r\n\\]+)",
    re.IGNORECASE,
)
"""RFC 7578: the name stands in a part's head."""

# A request token stands in the path of the page on which it is approved (contract tmdb 2.2).
_APPROVAL = re.compile(
    r"(/(?:authenticate|approve|activate|tokens?|sessions?|reset|verify|confirm)/)((?=[\w.~-]*\d)[\w.~-]{16,})",
    re.IGNORECASE,
)
# RFC 6750 section 2.1 and RFC 7617, but neither a challenge's parameters nor a word that begins a sentence.
_AUTHORIZATION = re.compile(r"\b((?:Bearer|Basic)\s+)(?!\w+=\")([A-Za-z0-9._~+/-]{12,}=*)", re.IGNORECASE)
_USER_INFORMATION = re.compile(r"(://[^/\s:@\"'<>]*:)([^/\s\"'<>]+)(?=@)")
_USER_ALONE = re.compile(r"(://)([^/\s:@\"'<>]{12,})(?=@)")
_ENCODED_USER_INFORMATION = re.compile(
    r"(%(?:25){0,6}3A(?:%(?:25){0,6}2F){2}(?:(?!%(?:25){0,6}(?:3A|2F))[^\s&])*%(?:25){0,6}3A)((?:(?!%(?:25){0,6}(?:40|2F))[^\s&])+)(?=%(?:25){0,6}40)",
    re.IGNORECASE,
)
_JWT = re.compile(r"(\b)(eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*)")
"""RFC 7519: what begins with `{"` in base64, in three parts."""

_SHAPES = (_AUTHORIZATION, _APPROVAL, _USER_INFORMATION, _USER_ALONE, _ENCODED_USER_INFORMATION, _JWT)


def masked_text(text: str) -> str:
    """The text without the secrets that this run holds, and with the value of every secret name masked."""
    text = without_named(without_held(text))
    for shape in _SHAPES:
        text = shape.sub(lambda found: f"{found[1]}{masked(found[2])}", text)
    return _FORM_DATA.sub(lambda found: found[1] + masked(found[3]) if is_secret_name(found[2]) else found[0], text)


def masked_words(said: str) -> str:
    """The beginning of what a service says, for a sentence of ours: one line, with no sign that turns letters around.

    Cut first: a hostile answer is megabytes, and masking all of it would take the interface's thread half a minute.
    """
    return masked_text("".join(sign if sign.isprintable() else " " for sign in said[:LONGEST]))[:LONGEST_WORDS]


def masked_uri(uri: str) -> str:
    """An address as it may stand in an address bar, a log or a details view."""
    return masked_text(uri)


_SECRET_HEADER = re.compile(r"key|token|secret|auth|cookie|session|password", re.IGNORECASE)
_PLAIN_HEADERS = frozenset(("www-authenticate", "x-mashery-error-code"))
"""Names of members that say why a request was refused, and hold no secret."""


def masked_headers(headers: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Header fields with the values of those that may hold a secret masked; what is signed of OAuth 1.0a stays."""
    return tuple((name, _masked_header(name, value)) for name, value in headers)


def _masked_header(name: str, value: str) -> str:
    value = without_held(value)
    if name.lower() in _PLAIN_HEADERS or not _SECRET_HEADER.search(name):
        return masked_text(value)
    return credentials(value) if name.lower().endswith("authorization") else masked(value)


def masked_body(body: bytes, content_type: str) -> str:
    """The beginning of a body, as text; a picture only by its size."""
    if content_type.startswith("image/"):
        return f"({content_type}, {len(body)} bytes)"
    beginning = without_held(body[: LONGEST + _OVERLAP].decode("utf-8", "replace"))
    return masked_text(beginning[:LONGEST])
