"""Secrets found by the name that stands before them: in addresses, forms, headers, JSON, XML, Python's own notation.

One pass over the text looks for every name with something between it and a value: quotes, a colon, an equals sign,
each as it is or encoded. Whether the name is a secret's is asked then; how far its value goes depends on what stands
between the two.
"""

import re

from desktop_app.masking.dots import DOTS, masked
from desktop_app.masking.names import fills_line, holds_much, is_secret_name, is_word

_QUOTE = r"(?:\\{0,32}[\"']|`|&quot;|&\#0?3[49];|&\#x2[27];|&apos;|%(?:25){0,6}2[27]|\\{1,32}u002[27])"
_EQUALS = r"(?:=>|=|:|%(?:25){0,6}3[ad]|\\{1,32}u003[ad])"
# Many write the members of a form as `data[token]=` and `token[]=`.
_BRACKET = r"(?:(?:\]|(?=\[))(?:\[[0-9]{0,3}\])?(?=\s?(?:=|%(?:25){0,6}3d)))"
_COMMA = r"(?:,|%(?:25){0,6}2c)"
# Of what is encoded, all may be part of a name but the marks that end one.
_ENCODED = r"(?:\\{1,32}u00(?!2[27c]|3[acde])[0-9a-f]{2}|%(?:25){0,6}(?!25|2[27c]|3[acde])[0-9a-f]{2})"
_MARK = r"(?:2[27c]|3[acde])"
_BEGIN = rf"(?:(?<![\w.-])|(?<=%{_MARK})|(?<=%25{_MARK})|(?<=%2525{_MARK})|(?<=\\u00{_MARK}))"
_OPEN_TAG, _CLOSE_TAG = r"(?:<|&lt;|\\{1,32}u003c|%(?:25){0,6}3c)", r"(?:>|&gt;|\\{1,32}u003e|%(?:25){0,6}3e)"

# The name is taken whole by looking ahead: Python before 3.11.5 matches a possessive group wrongly (gh-106052).
_NAMED = re.compile(
    rf"""
    (?P<tag>{_OPEN_TAG})(?:[\w.-]++:)?(?P<element>[\w.-]++)(?P<attributes>\s[^<>]{{0,200}})?{_CLOSE_TAG}
    |
    (?:(?P<escape>\\{{1,32}}[nrtfvb])|{_BEGIN})(?=(?P<whole>(?:[\w.-]|{_ENCODED}){{1,64}}))(?P<name>(?P=whole))
    {_BRACKET}?(?P<close>{_QUOTE})?{_BRACKET}?\s{{0,100}}+
    (?:(?P<equals>{_EQUALS})|{_COMMA}?\s*+{_QUOTE}?(?P<value>value){_QUOTE}?\s*+{_EQUALS}|(?P<comma>{_COMMA}))
    (?P<space>\s{{0,100}}+)(?P<open>[bru]{{0,2}}{_QUOTE})?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_CDATA = re.compile(r"\s*<!\[CDATA\[")
_VALUE_ATTRIBUTE = re.compile(r"""(\bvalue\s*=\s*["'])([^"']*)""", re.IGNORECASE)
_SCALAR = re.compile(r"[^\s\"'{}\[\],<>&]+")
_LITERALS = frozenset(("null", "true", "false", "None", "True", "False"))
_WORD = re.compile(r"[^\s\"'`<>,;&\\)}\]]+")
_LINE = re.compile(r"(?:[^\r\n\\]|\r?\n[ \t]|\\(?![rn]))*")
_BRACKETS = re.compile(r"[\[\](){}]")
_CLOSING = {"[": "]", "(": ")", "{": "}"}
_PAIR_BEGINS, _PAIR_LOOK = re.compile(rf"[(\[]\s*[bru]{{0,2}}{_QUOTE}\Z", re.IGNORECASE), 60
_SCHEME = re.compile(r"([A-Za-z][\w-]*)(\s+)(?=\S)")
_PARAMETER = re.compile(r"\w+=[\"\\]")


def _pair_value(depth: int) -> re.Pattern[str]:
    r"""A value up to an ampersand that is encoded no more often than the equals sign before it.

    Some write the marks of an address in JSON by their numbers: `\u0026` is an ampersand.
    """
    ends = "".join((r"(?!\\{1,32}u0026)", *(f"(?!%{'25' * n}26)" for n in range(depth))))
    return re.compile(rf"(?:{ends}[^&\s\"'<>])*", re.IGNORECASE)


_PAIR_VALUES = tuple(_pair_value(depth) for depth in range(8))


def without_named(text: str) -> str:
    """The text with the value behind every name of a secret masked."""
    parts: list[str] = []
    done = place = 0
    while (found := _NAMED.search(text, place)) is not None:
        begin, end, shown = _secret_in(text, found)
        if begin < end:
            parts += (text[done:begin], shown)
            done = place = end
        else:
            place = max(begin, found.start() + 1)
    return "".join((*parts, text[done:]))


def _secret_in(text: str, found: re.Match[str]) -> tuple[int, int, str]:
    """Find the secret's start and end, and what to show instead; without one, an empty span to search on from."""
    if found["element"]:
        return _in_element(text, found)
    begin = found.end()
    has_brackets = text[begin : begin + 1] in _CLOSING
    if not _is_secret(found) or not (found["equals"] or found["close"]):
        return begin, begin, ""
    if found["comma"] and not ((found["open"] or has_brackets) and _begins_pair(text, found)):
        return begin, begin, ""
    if found["open"] and _are_quotes(found):
        return _in_quotes(text, found)
    if has_brackets and not holds_much(found["name"]):
        end = _end_of_brackets(text, begin)
        return begin + 1, end, DOTS if end > begin + 1 else ""
    return _bare(text, found)


def _is_secret(found: re.Match[str]) -> bool:
    """The `n` of an escaped line break may be the name's first letter after all."""
    letter = (found["escape"] or "")[-1:]
    return is_secret_name(found["name"]) or (bool(letter) and is_secret_name(letter + found["name"]))


def _begins_pair(text: str, found: re.Match[str]) -> bool:
    """A comma stands between name and value in Python's pairs and in lists of two, and else between any two things."""
    begin = found.start("name")
    return _PAIR_BEGINS.search(text, max(0, begin - _PAIR_LOOK), begin) is not None


def _are_quotes(found: re.Match[str]) -> bool:
    """Quotes are encoded as often as the equals sign before them; others are the value's first sign."""
    return bool(found["close"]) or _depth(found["open"]) == _depth(found["equals"] or "")


def _depth(mark: str) -> int:
    return mark.count("25") + 1 if mark.startswith("%") else 0


def _in_quotes(text: str, found: re.Match[str]) -> tuple[int, int, str]:
    begin, quote = found.end(), found["open"].lstrip("bBrRuU") if "u002" not in found["open"] else found["open"]
    end = text.find(quote, begin)
    while end > begin and text[end - 1] == "\\":  # it belongs to the value, as one that is escaped once more
        end = text.find(quote, end + 1)
    end = len(text) if end < 0 else end
    content = text[begin:end]
    return begin, end, credentials(content) if fills_line(found["name"]) else masked(content)


def _in_element(text: str, found: re.Match[str]) -> tuple[int, int, str]:
    if not is_secret_name(found["element"]):
        after = found.end("element")
        return after, after, ""
    begin, attributes = found.start("attributes"), found["attributes"] or ""
    begin = found.end() if begin < 0 else begin
    content = found.end()
    cdata = _CDATA.match(text, content)
    if cdata is not None:
        close = text.find("]]>", cdata.end())
        content, end = cdata.end(), len(text) if close < 0 else close
    else:
        close = text.find(found["tag"], content)
        end = len(text) if close < 0 else close
    head = _VALUE_ATTRIBUTE.sub(lambda value: value[1] + masked(value[2]), attributes)
    between = text[begin + len(attributes) : content]
    value = text[content:end]
    return begin, end, without_named(head) + between + (masked(value) if value.strip() else value)


def _end_of_brackets(text: str, begin: int) -> int:
    """Index of the closing bracket; the end of a text that is cut off."""
    depth = 0
    for bracket in _BRACKETS.finditer(text, begin):
        depth += 1 if bracket[0] in _CLOSING else -1
        if not depth:
            return bracket.start()
    return len(text)


def _bare(text: str, found: re.Match[str]) -> tuple[int, int, str]:
    """A value without quotes."""
    begin = found.start("open") if found["open"] else found.end()
    mark = (found["equals"] or "").lower()
    if fills_line(found["name"]) and not found["close"]:
        return _line(text, found)
    if "\n" in found["space"] and not found["close"]:  # the value is empty, and another line begins
        return begin, begin, ""
    depth = _depth(mark)
    is_colon = mark.endswith((":", "3a"))
    if is_colon and not depth:
        kind = _SCALAR if found["close"] else _WORD
    else:
        kind = _PAIR_VALUES[min(depth, len(_PAIR_VALUES) - 1)]
    value = kind.match(text, begin)
    if value is None or value[0] in _LITERALS:
        return begin, begin, ""
    if is_colon and not found["close"] and is_word(found["name"]) and not _looks_secret(value[0]):
        return begin, begin, ""
    return begin, value.end(), masked(value[0])


def _looks_secret(word: str) -> bool:
    return len(word) >= 20 or (len(word) >= 6 and any(sign.isdigit() for sign in word))


def _line(text: str, found: re.Match[str]) -> tuple[int, int, str]:
    """The rest of a header, its folded lines too; up to the quotes in which all of the header may stand."""
    begin, before = found.end() - len(found["space"]), text[found.start() - 1 : found.start()]
    value = _LINE.match(text, begin)
    assert value is not None
    end = value.end()
    if before in ("'", '"', "`", "(") and before:
        close = text.find(")" if before == "(" else before, begin)
        end = min(end, close) if close >= 0 else end
    content = text[begin:end]
    return (begin, end, credentials(content)) if content.strip() else (found.end(), found.end(), "")


def credentials(value: str) -> str:
    """The value of an Authorization header or its like: the scheme stays, and what is signed of OAuth 1.0a."""
    inner = value.strip()
    at = value.find(inner) if inner else 0
    scheme = _SCHEME.match(inner)
    if scheme is None:
        return value[:at] + masked(inner)
    rest = inner[scheme.end() :]
    shown = without_named(rest) if _PARAMETER.match(rest) else masked(rest)
    return value[:at] + scheme[0] + shown
