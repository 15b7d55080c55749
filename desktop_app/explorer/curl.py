"""A request as a command that can be passed on: it names secrets, and holds none."""

import re
import shlex
from collections.abc import Iterable
from urllib.parse import quote

from desktop_app.domain.exchange import Pairs
from desktop_app.explorer.query import Query, body_of
from desktop_app.masking import DOTS, is_secret_name, masked_text, without_held

_CURLS_OWN = frozenset(("content-length", "connection", "accept-encoding", "host"))
NOTE = "# Lineup copies no secrets: set {names} yourself."


def as_curl(query: Query, url: str, params: Pairs, headers: Iterable[tuple[str, str]]) -> str:
    """The command. `headers` went out with the request, masked; `url` is without `params`."""
    secrets: list[str] = []
    pairs = [f"{quote(name, safe='')}={_value(name, value, secrets)}" for name, value in params]
    address = f"{_sayable(url)}?{'&'.join(pairs)}" if pairs else _sayable(url)
    lines = [" ".join(("curl -i --compressed", *_method(query.method), _quoted(address)))]
    for name, value in headers:
        if name.lower() not in _CURLS_OWN:
            shown = _named(name, secrets) if DOTS in value else _sayable(value)
            lines.append(f"-H {_quoted(f'{_sayable(name)}: {shown}')}")
    lines += _body(query, secrets)
    command = " \\\n  ".join(lines)
    return without_held(f"{NOTE.format(names=', '.join(secrets))}\n{command}" if secrets else command)


def _method(method: str) -> tuple[str, ...]:
    return () if method == "GET" else ("-I",) if method == "HEAD" else ("-X", method)


def _body(query: Query, secrets: list[str]) -> list[str]:
    form, tree = body_of(query)
    if tree is not None:
        text = _sayable(masked_text(query.body.strip()))
        if DOTS in text:
            secrets.append("what is dotted out in the body")
        return [f"--data {_quoted(text)}"]
    lines: list[str] = []
    for name, value in form:
        shown = _named(name, secrets) if is_secret_name(name) else _sayable(value)
        lines.append(f"--data-urlencode {_quoted(f'{_sayable(name)}={shown}')}")
    return lines


def _value(name: str, value: str, secrets: list[str]) -> str:
    return _named(name, secrets) if is_secret_name(name) or DOTS in value else quote(value, safe="")


_OPEN, _CLOSE = "\0", "\1"
"""Around the name of a variable, until everything else is quoted."""


def _sayable(text: str) -> str:
    """The text without the two signs that stand around variables here; no command line can hold the first one."""
    return text.replace(_OPEN, "").replace(_CLOSE, "")


def _named(name: str, secrets: list[str]) -> str:
    variable = re.sub(r"[^A-Z0-9]+", "_", name.upper()).strip("_") or "SECRET"
    if variable not in secrets:
        secrets.append(variable)
    return f"{_OPEN}{variable}{_CLOSE}"


def _quoted(text: str) -> str:
    """Quote for a POSIX shell: literally, except for variables, which the shell fills in."""
    pieces = re.split(f"{_OPEN}([A-Z0-9_]+){_CLOSE}", text)
    quoted = (f'"${piece}"' if place % 2 else shlex.quote(piece) if piece else "" for place, piece in enumerate(pieces))
    return "".join(quoted) or "''"
