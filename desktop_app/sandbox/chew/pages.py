"""The pages that a person sees at the sign-in door."""

from __future__ import annotations

from html import escape
from importlib.resources import files
from string import Template

from desktop_app.sandbox.chew.calls import HTML, Reply
from desktop_app.sandbox.chew.grants import SCOPES
from desktop_app.sandbox.chew.service import Service

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "Referrer-Policy": "no-referrer",
}


def consent(service: Service, application: str, asked: dict[str, str], scopes: tuple[str, ...], words: str) -> Reply:
    """What is asked for, and two buttons. `words` complain of what was typed before."""
    person, filled = service.people[0], service.prefill and not words
    hint = '<p class="hint">A sample account is filled in. Nothing leaves this computer.</p>'
    return _page(
        "authorize.html",
        401 if words else 200,
        application=escape(application),
        scopes="".join(f'<li data-scope="{escape(scope)}">{escape(SCOPES[scope])}</li>' for scope in scopes),
        complaint=f'<p class="complaint" role="alert">{escape(words)}</p>' if words else "",
        hidden="".join(f'<input type="hidden" name="{escape(n)}" value="{escape(v)}">' for n, v in asked.items()),
        email=escape(person.email if service.prefill else ""),
        password=escape(person.password if filled else ""),
        hint=hint if service.prefill else "",
    )


def failure(words: str) -> Reply:
    """A page that says what went wrong, and leads nowhere."""
    return _page("failure.html", 400, words=escape(words))


def _page(name: str, status: int, **parts: str) -> Reply:
    folder = files("desktop_app.resources") / "sandbox"
    body = Template((folder / "chew" / name).read_text("utf-8")).substitute(parts)
    style = "".join((folder / file).read_text("utf-8") for file in ("pages.css", "chew/accent.css"))
    text = Template((folder / "frame.html").read_text("utf-8")).substitute(body=body, style=style)
    return Reply(status, text.encode(), HTML, HEADERS, invented=True)
