"""The ways in which a secret may stand in a text: as it is, quoted, escaped, or encoded."""

import html
import json
import re
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterator
from urllib.parse import quote, quote_plus, unquote

SHORTEST = 6
"""Characters: shorter texts are words of a language too often to be taken for secrets."""

_DEEPEST = 3
"""How often a text may be percent-encoded: an address in a callback in a base string is so three times."""

_SAFE = ("", "/", "-._~", "!~*'()", "/:?#[]@!$&'()*+,;=")
"""Characters that encoders leave as they are: RFC 3986's, JavaScript's, and those that encode whole addresses."""

_ESCAPED_TOO = ("", "<>&", "<>&'+\"`=", "/")
"""Characters that different writers of JSON write by number though they need not: Go's, those that think of HTML."""

_NUMBER = re.compile(r"\\u[0-9a-f]{4}")


def spellings(secret: str) -> set[str]:
    """Return all of the secret's spellings that are long enough to be told from other text."""
    found = {secret, *_in_json(secret), *_in_source(secret), *_in_html(secret)}
    found.update(twice for once in tuple(found) for twice in _in_json(once))
    found.update(_in_percent(secret))
    for octets in _octets(secret):
        found.update(_in_base64(octets))
        found.update((octets.hex(), octets.hex().upper(), *_in_source(octets)))
    return {spelling for spelling in found if len(spelling) >= SHORTEST}


def _in_json(text: str) -> Iterator[str]:
    """RFC 8259 section 7."""
    for plain in (True, False):
        yield json.dumps(text, ensure_ascii=plain)[1:-1].replace("/", "\\/")
        for too in _ESCAPED_TOO:
            signs = (
                f"\\u{ord(sign):04x}" if sign in too else json.dumps(sign, ensure_ascii=plain)[1:-1] for sign in text
            )
            written = "".join(signs)
            yield written
            yield _NUMBER.sub(lambda number: f"\\u{number[0][2:].upper()}", written)


def _in_source(text: str | bytes) -> Iterator[str]:
    """Python's `repr`, in either kind of quotes."""
    prefix = 2 if isinstance(text, bytes) else 1
    both = repr(text + "'" + '"') if isinstance(text, str) else repr(text + b"'\"")
    yield repr(text)[prefix:-1]
    yield both[prefix : -1 - len("\\'\"")]
    yield repr(text)[prefix:-1].replace("\\'", "'")


def _in_html(text: str) -> Iterator[str]:
    escaped = html.escape(text)
    yield escaped
    yield html.escape(text, quote=False)
    yield from (escaped.replace("&#x27;", "&#39;"), escaped.replace("&#x27;", "&apos;"))
    yield escaped.replace("&quot;", "&#34;").replace("&#x27;", "&#39;")
    yield _in_attribute(text)


def _in_attribute(text: str) -> str:
    """Text as `xml.sax.saxutils.quoteattr` writes it, which brings half of Python's network library along."""
    escaped = html.escape(text, quote=False)
    for sign in "\n\r\t":
        escaped = escaped.replace(sign, f"&#{ord(sign)};")
    return escaped.replace('"', "&quot;") if "'" in escaped else escaped


def _in_percent(text: str) -> Iterator[str]:
    """RFC 3986 section 2.1 and forms, again and again."""
    try:
        octets = text.encode()
    except UnicodeEncodeError:  # half of a pair: no address can carry it
        return
    for safe in _SAFE:
        for first in (quote(octets, safe=safe), quote_plus(octets, safe=safe)):
            written = first
            for _ in range(_DEEPEST):
                yield written
                yield re.sub("%[0-9A-F]{2}", lambda octet: octet[0].lower(), written)
                written = quote(written, safe="")


_RUNS = {  # each begins with signs that are quick to look for
    "%": re.compile(rf"(?:%[0-9a-fA-F]{{2}}){{{SHORTEST},}}"),
    "\\u": re.compile(rf"(?:\\{{1,32}}u[0-9a-fA-F]{{4}}){{{SHORTEST},}}"),
    "\\x": re.compile(rf"(?:\\{{1,32}}x[0-9a-fA-F]{{2}}){{{SHORTEST},}}"),
    "&#": re.compile(rf"(?:&\#(?:[xX][0-9a-fA-F]{{1,10}}|[0-9]{{1,10}});){{{SHORTEST},}}"),
}


def runs_of_numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """Places of characters written by number, with the characters: a program may write a secret so to hide it."""
    for mark, kind in _RUNS.items():
        for run in kind.finditer(text) if mark in text else ():
            yield run.start(), run.end(), _said(mark, run[0])


def _said(mark: str, run: str) -> str:
    if mark == "%":
        return unquote(run)
    if mark == "&#":
        numbers = (number.lower() for number in run.split(mark) if number)
        return "".join(chr(_number(number[:-1]) % 0x110000) for number in numbers)
    numbers = (number for number in re.split(r"\\+[ux]", run) if number)
    if mark == "\\x":
        return bytes.fromhex("".join(numbers)).decode("utf-8", "replace")
    units = b"".join(int(number, 16).to_bytes(2, "big") for number in numbers)
    return units.decode("utf-16-be", "replace")


def _number(digits: str) -> int:
    return int(digits[1:], 16) if digits.startswith("x") else int(digits)


def _octets(text: str) -> set[bytes]:
    """The secret as bytes, also as a client's credentials are before they are encoded (RFC 6749 section 2.3.1)."""
    found = set()
    for encoding in ("utf-8", "latin-1"):
        try:
            found.add(text.encode(encoding))
        except UnicodeEncodeError:
            continue
    return found | {quote(octets, safe="").encode() for octets in found}


def _in_base64(octets: bytes) -> Iterator[str]:
    """The part of a base64 text that stays whatever stands around the secret, such as a user's name (RFC 7617)."""
    for before in range(3):
        begin, end = -(-before * 8 // 6), (before + len(octets)) * 8 // 6
        for encode in (b64encode, urlsafe_b64encode):
            inner = encode(bytes(before) + octets).decode()[begin:end]
            yield inner
            yield quote(inner, safe="")
            yield inner.replace("/", "\\/")
