"""The pages that a person sees at the website."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from desktop_app.sandbox import pages
from desktop_app.sandbox.calls import Reply
from desktop_app.sandbox.tmdb.service import Service


def page(service: Service, name: str, status: int = 200, **parts: str) -> Reply:
    """`parts` are HTML already; the application's name is escaped here."""
    return pages.page("tmdb", name, status, application=escape(service.application.name), **parts)


def failure(service: Service, words: str, status: int) -> Reply:
    """A page that says what went wrong, and leads nowhere."""
    return page(service, "failure.html", status, words=escape(words))


def question(service: Service, kept: Mapping[str, str], typed: str = "", words: str = "", status: int = 200) -> Reply:
    """The page that asks. `kept` comes back with the form; `words` say what was wrong with what was typed."""
    person = next(iter(service.state.accounts.values()))
    username, password, hint = pages.sample(person.username, person.password, typed, words, prefill=service.prefill)
    return page(
        service,
        "authenticate.html",
        status,
        complaint=pages.complaint(words),
        hidden=pages.hidden(kept),
        username=username,
        password=password,
        hint=hint,
    )
