"""Requests and answers of the explorer in words."""

from desktop_app.accounts.api_explorer import Answer
from desktop_app.domain.statuses import status_in_words
from desktop_app.explorer.query import Query
from desktop_app.transport import Exchange


def size_in_words(size: int) -> str:
    """A size in words: `34.1 KB`."""
    if size < 1000:
        return f"{size} bytes"
    return f"{size / 1000:.1f} KB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def seconds_in_words(seconds: float) -> str:
    """A short time in words: `120 ms`, `2.4 s`."""
    return f"{round(seconds * 1000)} ms" if seconds < 1 else f"{seconds:.1f} s"


def outcome(answer: Answer) -> str:
    """The outcome of a request: `200 OK · 34.1 KB · 120 ms`."""
    status = f"{answer.exchange.status} {status_in_words(answer.exchange.status)}"
    return " · ".join((status, size_in_words(answer.size), seconds_in_words(answer.exchange.seconds)))


def request_in_words(exchange: Exchange, query: Query) -> str:
    """The signed request as it goes out, with secrets masked, and the signed text."""
    lines = [f"{exchange.method} {exchange.uri}", *(f"{name}: {value}" for name, value in exchange.headers)]
    body = query.without_secrets().body.strip() if query.writes else ""
    parts = ["\n".join(lines), body, _signed(exchange)]
    return "\n\n".join(part for part in parts if part)


def _signed(exchange: Exchange) -> str:
    if not exchange.signed or exchange.signed.startswith("Authorization:"):
        return ""
    is_oauth1 = any(value.startswith("OAuth ") for name, value in exchange.headers if name.lower() == "authorization")
    title = "Signature base string (RFC 5849, section 3.4.1)" if is_oauth1 else "Address with the key"
    return f"{title}\n{exchange.signed}"
