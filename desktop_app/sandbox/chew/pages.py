"""The pages that a person sees at the sign-in door."""

from __future__ import annotations

from html import escape

from desktop_app.sandbox import pages
from desktop_app.sandbox.calls import Reply
from desktop_app.sandbox.chew.calls import invented
from desktop_app.sandbox.chew.grants import SCOPES
from desktop_app.sandbox.chew.service import Service


def consent(service: Service, application: str, asked: dict[str, str], scopes: tuple[str, ...], words: str) -> Reply:
    """Consent page: the requested permissions, and two buttons. `words` complain about what was typed before."""
    person = service.people[0]
    email, password, hint = pages.sample(person.email, person.password, "", words, prefill=service.prefill)
    return _page(
        "authorize.html",
        401 if words else 200,
        application=escape(application),
        scopes="".join(f'<li data-scope="{escape(scope)}">{escape(SCOPES[scope])}</li>' for scope in scopes),
        complaint=pages.complaint(words),
        hidden=pages.hidden(asked),
        email=email,
        password=password,
        hint=hint,
    )


def failure(words: str) -> Reply:
    """A page that says what went wrong, and leads nowhere."""
    return _page("failure.html", 400, words=escape(words))


def _page(name: str, status: int, **parts: str) -> Reply:
    return invented(pages.page("chew", name, status, **parts))
