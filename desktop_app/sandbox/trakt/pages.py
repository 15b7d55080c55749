"""The pages that a person sees at the sign-in host."""

from __future__ import annotations

from html import escape
from importlib.resources import files
from string import Template

from desktop_app.sandbox.trakt.calls import HTML, Reply
from desktop_app.sandbox.trakt.service import Service

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "Referrer-Policy": "no-referrer",
}


def page(service: Service, name: str, status: int = 200, **parts: str) -> Reply:
    """A page in the frame. `parts` are HTML already; the application's name is escaped here."""
    folder = files("desktop_app.resources") / "sandbox"
    application = escape(service.application.name)
    body = Template((folder / "trakt" / name).read_text("utf-8")).substitute(parts, application=application)
    frame = Template((folder / "frame.html").read_text("utf-8"))
    style = "".join((folder / file).read_text("utf-8") for file in ("pages.css", "trakt/accent.css"))
    text = frame.substitute(body=body, style=style)
    return Reply(status, text.encode(), HTML, HEADERS)


def failure(service: Service, words: str, status: int = 400) -> Reply:
    """A page that says what went wrong, and leads nowhere."""
    return page(service, "failure.html", status, words=escape(words))


def complaint(words: str) -> str:
    return f'<p class="complaint" role="alert">{escape(words)}</p>' if words else ""


def sample(service: Service, typed: str, *, afresh: bool) -> dict[str, str]:
    """The name and password fields: as typed, or the sample person's where the sandbox fills them in."""
    person = next(iter(service.state.accounts.values()))
    filled = service.prefill and afresh
    hint = '<p class="hint">A sample account is filled in. Nothing leaves this computer.</p>'
    return {
        "login": escape(typed or (person.username if service.prefill else "")),
        "password": escape(person.password if filled else ""),
        "hint": hint if service.prefill else "",
    }


def hidden(fields: dict[str, str]) -> str:
    return "".join(f'<input type="hidden" name="{escape(n)}" value="{escape(v)}">' for n, v in fields.items())
