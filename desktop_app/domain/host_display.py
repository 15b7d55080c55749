"""How a host is shown to a person: never as another one, and never without the part that says whose it is.

Letters other than a to z are shown only where a label is written in one alphabet and cannot be read as Latin; every
other label is shown as it is looked up (`xn--…`). Writing that runs from right to left is among those, because it
would change the order of the labels around it. User names are not part of a host and are never shown.
"""

import re
from ipaddress import ip_address
from unicodedata import normalize
from urllib.parse import quote, urlsplit

LONGEST = 48
"""Characters of a host in a sentence; a longer one loses its left end."""

LONGEST_LABEL = 63
"""Characters (RFC 1035 section 2.3.4); what is longer is nobody's name and is not decoded."""

PORTS = {"http": 80, "https": 443}
_PREFIX = "xn--"
_DOTS = re.compile("[.\u3002\uff0e\uff61]")
_PLAIN = re.compile(r"[a-z0-9_-]*")

_LATIN = frozenset("abcdefghijklmnopqrstuvwxyzàáâãäåāăæçćčďèéêëēĕėěěğñńňòóôõöøōŏőœřßśšùúûüūŭůűýÿźžż")
"""Letters whose marks can be seen in small print: none on i, j, l or t, none below a letter, no stroke through one."""

_CYRILLIC = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяёђѓєіїјљњћќўџґ")
_ONLY_CYRILLIC = frozenset("бджзийлфцчшщъыэюяљњђџ")
_GREEK = frozenset("αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώ")
_ONLY_GREEK = frozenset("δζθλμξπσφψ")
_ALPHABETS = ((_LATIN, _LATIN), (_CYRILLIC, _ONLY_CYRILLIC), (_GREEK, _ONLY_GREEK))
"""Alphabets, each with its letters that look like no Latin letter: a label must have one of these."""

_EAST_ASIAN = re.compile("[\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff]+|[\uac00-\ud7a3]+")
_LIKE_SIGNS = frozenset("一丨丶丿〇ノハニロエトヘへ二口工卜八")
"""East Asian letters that look like a dash, a slash, a dot, an equals sign or a box."""

_DIGITS = frozenset("0123456789-")

_SECOND_LEVEL = re.compile("ac|com?|edu|gob?|gouv|go?v|ltd|me|mil|net?|nhs|nom|org?|plc|sch")
"""Labels that are not yet anybody's own under a country's two letters."""

_SHARED = re.compile(
    r"(?:amazonaws|appspot|blogspot|firebaseapp|herokuapp|myshopify|onrender)\.com|(?:azurewebsites|cloudfront)\.net|"
    r"(?:netlify|ngrok|ngrok-free|run|vercel|web)\.app|(?:github|gitlab|ngrok)\.io|(?:fly|pages|workers)\.dev|duckdns\.org"
)
"""Domains under which anybody can have a name."""


def shown_host(host: str, port: int | None = None, scheme: str = "", *, whole: bool = False) -> str:
    """The host as it may stand before a person, with its port where that is not the scheme's own.

    `host` without brackets, as it is looked up or as it was written. `whole`: however long it is.
    """
    if not host:
        return ""
    if ":" in host:
        name = f"[{_escaped(host.lower())}]"
    else:
        labels = _labels(host)
        name = ".".join(_shown_label(label) for label in labels)
        name = name if whole else cut_host(name)
    is_usual = port is None or port < 0 or port == PORTS.get(scheme)
    return name if is_usual else f"{name}:{port}"


def shown_in(address: str, *, whole: bool = False) -> str:
    """The host of an address, as `shown_host`. Empty where the address names none."""
    try:
        parts = urlsplit(address)
        return shown_host(parts.hostname or "", parts.port, parts.scheme, whole=whole)
    except ValueError:
        return ""


def cut_host(name: str) -> str:
    """A name that is a host, or any other, without its left end where it is long."""
    return _cut(name, _own_labels(_labels(name)))


def own_part(host: str) -> str:
    """The end of a host, as it is shown, that belongs to one owner: `example.co.uk` of `www.example.co.uk`."""
    labels = _labels(host)
    return ".".join(_shown_label(label) for label in labels[-_own_labels(labels) :])


def _labels(host: str) -> list[str]:
    """The labels as they are looked up; one dot at the end says nothing."""
    return [_looked_up(label) for label in _DOTS.split(host.removesuffix("."))]


def _own_labels(labels: list[str]) -> int:
    """Number of labels at the end that make up the registered name."""
    if _is_number(labels):
        return len(labels)
    is_second_level = len(labels[-1]) == 2 and _SECOND_LEVEL.fullmatch("".join(labels[-2:-1]))
    return 3 if is_second_level or _SHARED.fullmatch(".".join(labels[-2:])) else 2


def _is_number(labels: list[str]) -> bool:
    try:
        return bool(ip_address(".".join(labels)))
    except ValueError:
        return False


def _cut(name: str, own: int) -> str:
    """Cut the left end off a long name; the labels of its own part always stay whole."""
    if len(name) <= LONGEST:
        return name
    kept = len(".".join(name.split(".")[-own:]))
    return f"…{name[-max(kept, LONGEST - 1) :].lstrip('.')}" if kept < len(name) else name


def _looked_up(label: str) -> str:
    """The label in the letters of the name system (RFC 3490 without its tables, which reject and fold some more)."""
    if label.isascii():
        return label.lower()
    folded = normalize("NFKC", label).lower()
    return folded if folded.isascii() else _PREFIX + _encoded(folded)


def _shown_label(label: str) -> str:
    if not label.startswith(_PREFIX) or len(label) > LONGEST_LABEL:
        return _escaped(label)
    try:
        text = label.removeprefix(_PREFIX).encode("ascii").decode("punycode")
    except (UnicodeError, ValueError, OverflowError):
        return _escaped(label)
    is_sound = _PREFIX + _encoded(text) == label and normalize("NFKC", text).lower() == text
    is_needed = not text.isascii() and text[2:4] != "--"  # else it would pretend to be another label
    return text if is_sound and is_needed and _is_readable(text) else _escaped(label)


def _is_readable(text: str) -> bool:
    """Return whether the text is in one alphabet and cannot be taken for something else."""
    letters = frozenset(text) - _DIGITS
    if _EAST_ASIAN.fullmatch("".join(sign for sign in text if sign not in _DIGITS)):
        return not letters & _LIKE_SIGNS
    return any(letters <= alphabet and letters & telling for alphabet, telling in _ALPHABETS)


def _encoded(text: str) -> str:
    return text.encode("punycode").decode("ascii")


def _escaped(label: str) -> str:
    """Signs that no name has, and that might pretend something, by their numbers."""
    return label if _PLAIN.fullmatch(label) else quote(label, safe=":_-%", errors="replace")
