"""The pages that a person sees at the website."""

from __future__ import annotations

from html import escape
from importlib.resources import files
from string import Template

from desktop_app.sandbox.tmdb.calls import HTML, Reply
from desktop_app.sandbox.tmdb.service import Service

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "Referrer-Policy": "no-referrer",
}


def page(service: Service, name: str, status: int = 200, **parts: str) -> Reply:
    """A page in the frame. `parts` are HTML already; the application's name is escaped here."""
    folder = files("desktop_app.resources") / "sandbox"
    application = escape(service.application.name)
    body = Template((folder / "tmdb" / name).read_text("utf-8")).substitute(parts, application=application)
    frame = Template((folder / "frame.html").read_text("utf-8"))
    style = "".join((folder / file).read_text("utf-8") for file in ("pages.css", "tmdb/accent.css"))
    return Reply(status, frame.substitute(body=body, style=style).encode(), HTML, HEADERS)


def failure(service: Service, words: str, status: int) -> Reply:
    """A page that says what went wrong, and leads nowhere."""
    return page(service, "failure.html", status, words=escape(words))


def question(service: Service, kept: dict[str, str], typed: str = "", words: str = "", status: int = 200) -> Reply:
    """The page that asks. `kept` comes back with the form; `words` say what was wrong with what was typed."""
    person = next(iter(service.state.accounts.values()))
    hint = '<p class="hint">A sample account is filled in. Nothing leaves this computer.</p>'
    return page(
        service,
        "authenticate.html",
        status,
        complaint=f'<p class="complaint" role="alert">{escape(words)}</p>' if words else "",
        hidden="".join(f'<input type="hidden" name="{escape(n)}" value="{escape(v)}">' for n, v in kept.items()),
        username=escape(typed or (person.username if service.prefill else "")),
        password=escape(person.password if service.prefill and not words else ""),
        hint=hint if service.prefill else "",
    )
