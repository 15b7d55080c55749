"""Text that a person pasted as an application key: what was copied along with it, and whether it can be a key."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Signs nobody sees that `str.strip` leaves: zero-width ones, BOM, soft hyphen, marks of direction."""

_QUOTES = "\"'`“”„‟‘’‚‛«»‹›「」"
_AFTER_QUOTES = ",; \t\r\n"
_QUOTED = re.compile(rf"[{_QUOTES}].*[{_QUOTES}][{_AFTER_QUOTES}]*", re.DOTALL)
_MASKS = frozenset("•●∙·*⁎∗◦○…")
"""Signs that pages show in place of a hidden value."""

_LABELS = (
    "client id",
    "client secret",
    "application id",
    "application key",
    "application secret",
    "app id",
    "app key",
    "app secret",
    "api key",
    "api read access token",
    "api token",
    "read access token",
    "access token",
    "consumer key",
    "consumer secret",
    "shared secret",
    "redirect uri",
    "redirect url",
    "callback url",
    "key",
    "secret",
    "token",
    "id",
)
"""Words that pages and files put before such values."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A pasted text without what was copied along: so many spaces and invisible signs, quotes, and a label."""

    text: str = field(repr=False)
    spaces: int = 0
    invisible: int = 0
    had_quotes: bool = False
    label: str = ""


def cleaned(pasted: str, labels: Iterable[str] = ()) -> Cleaned:
    """Return the value in a pasted text. `labels` are the field's own, which count without a colon, too."""
    patterns = tuple(map(_label_pattern, (*labels, *_LABELS)))
    spaces = invisible = 0
    had_quotes, label, text, before = False, "", pasted, None
    while text != before:
        before = text
        inner = trimmed(text)
        text, spaces, invisible = inner.text, spaces + inner.spaces, invisible + inner.invisible
        if found := next(filter(None, (pattern.match(text) for pattern in patterns)), None):
            text, label = text[found.end() :], label or found["label"]
        elif _QUOTED.fullmatch(text):
            text, had_quotes = text.rstrip(_AFTER_QUOTES)[1:-1], True
    return Cleaned(text, spaces, invisible, had_quotes, label)


def trimmed(pasted: str) -> Cleaned:
    """Return the text without white space and invisible signs around it."""
    spaces = invisible = 0
    text, before = pasted, None
    while text != before:
        before = text
        inner = text.strip()
        text = inner.strip(INVISIBLE)
        spaces, invisible = spaces + len(before) - len(inner), invisible + len(inner) - len(text)
    return Cleaned(text, spaces, invisible)


def _label_pattern(label: str) -> re.Pattern[str]:
    words = r"[\s_-]*".join(map(re.escape, label.split()))
    return re.compile(rf"[{_QUOTES}]?(?P<label>{words})[{_QUOTES}]?\s*[:=]\s*(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class KeyForm:
    """A form that a service's keys usually have: so many characters (0: any), in so many parts between dots."""

    length: int = 0
    parts: int = 1

    def has(self, key: str) -> bool:
        """Whether the key has this form."""
        return key.count(".") == self.parts - 1 and self.length in (0, len(key))


class KeyFault(Enum):
    """Reasons for which a text is no key, or probably none."""

    HIDDEN = "signs in place of a value that is not shown"
    FOREIGN_SIGN = "a sign that no key has"
    SEVERAL = "several words"
    ADDRESS = "the address of a page"
    LENGTH = "not as long as the service's keys usually are"
    FORM = "not in the form of the service's keys"


@dataclass(frozen=True, slots=True)
class KeyRule:
    """What is known about a service's keys: forms that are usual, but nowhere promised.

    `is_plain`: a key is one word of ASCII and no address. Whoever describes a service does not have to know.
    """

    forms: tuple[KeyForm, ...] = ()
    is_plain: bool = True


@dataclass(frozen=True, slots=True)
class KeyVerdict:
    """The result of looking at a key. Only a `certain` fault keeps it from being tried.

    `sign` is the foreign one; `usual` is the length that keys of this form usually have, 0 where nobody knows.
    """

    fault: KeyFault | None = None
    certain: bool = False
    sign: str = ""
    usual: int = 0


def verdict_on(key: str, rule: KeyRule) -> KeyVerdict:
    """Judge a key that is not empty by its signs and its form. Only the service knows whether it is right."""
    foreign = next((sign for sign in key if not " " <= sign <= "~"), "")
    if set(key) <= _MASKS or foreign in _MASKS:
        return KeyVerdict(KeyFault.HIDDEN, certain=rule.is_plain or set(key) <= _MASKS)
    if foreign and not foreign.isspace():  # RFC 6749, appendix A, wants VSCHAR; not every server does
        return KeyVerdict(KeyFault.FOREIGN_SIGN, certain=rule.is_plain, sign=foreign)
    if any(map(str.isspace, key)):
        return KeyVerdict(KeyFault.SEVERAL, certain=rule.is_plain)
    if "://" in key or key.lower().startswith("www."):
        return KeyVerdict(KeyFault.ADDRESS, certain=rule.is_plain)
    if found := next((form for form in rule.forms if form.has(key)), None):
        return KeyVerdict(usual=found.length)
    alike = next((form for form in rule.forms if key.count(".") == form.parts - 1), None)
    if alike is not None:
        return KeyVerdict(KeyFault.LENGTH, usual=alike.length)
    return KeyVerdict(KeyFault.FORM) if rule.forms else KeyVerdict()
