"""The pages that a person sees at a sign-in door, and the way back to the application."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from importlib.resources import files
from string import Template
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from desktop_app.sandbox.calls import HTML, Reply

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "Referrer-Policy": "no-referrer",
}


def page(service: str, name: str, status: int = 200, **parts: str) -> Reply:
    """A page of this service's folder in the common frame. `parts` are HTML already."""
    folder = files("desktop_app.resources") / "sandbox"
    body = Template((folder / service / name).read_text("utf-8")).substitute(parts)
    style = "".join(file.read_text("utf-8") for file in (folder / "pages.css", folder / service / "accent.css"))
    frame = Template((folder / "frame.html").read_text("utf-8"))
    return Reply(status, frame.substitute(body=body, style=style).encode(), HTML, HEADERS)


def complaint(words: str) -> str:
    """Complaint about typed values as HTML; empty for no words."""
    return f'<p class="complaint" role="alert">{escape(words)}</p>' if words else ""


def hidden(fields: Mapping[str, str]) -> str:
    """Hidden fields that come back with the form."""
    return "".join(f'<input type="hidden" name="{escape(n)}" value="{escape(v)}">' for n, v in fields.items())


def sample(name: str, password: str, typed: str, words: str, *, prefill: bool) -> tuple[str, str, str]:
    """The name and the password to show, and a hint: the sample person's, where the sandbox fills them in.

    What was typed stays; after a complaint (`words`) the password is asked for again.
    """
    if not prefill:
        return escape(typed), "", ""
    hint = '<p class="hint">A sample account is filled in. Nothing leaves this computer.</p>'
    return escape(typed or name), "" if words else escape(password), hint


def redirect(address: str, answer: Mapping[str, str]) -> Reply:
    """Redirect to the address, adding the answer to its query."""
    parts = urlsplit(address)
    query = urlencode([*parse_qsl(parts.query, keep_blank_values=True), *answer.items()])
    location = urlunsplit(parts._replace(query=query))
    return Reply(302, b"", HTML, {"Location": location, "Cache-Control": "no-store"})
