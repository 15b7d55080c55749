"""The pages that a person sees at the sign-in host."""

from __future__ import annotations

from html import escape

from desktop_app.sandbox import pages
from desktop_app.sandbox.calls import Reply
from desktop_app.sandbox.trakt.service import Service


def page(service: Service, name: str, status: int = 200, **parts: str) -> Reply:
    """`parts` are HTML already; the application's name is escaped here."""
    return pages.page("trakt", name, status, application=escape(service.application.name), **parts)


def failure(service: Service, words: str, status: int = 400) -> Reply:
    """A page that says what went wrong, and leads nowhere."""
    return page(service, "failure.html", status, words=escape(words))


def question(service: Service, name: str, typed: str, words: str, status: int, **parts: str) -> Reply:
    """A page that asks who somebody is. `words` say what was wrong with what was typed."""
    person = next(iter(service.state.accounts.values()))
    login, password, hint = pages.sample(person.username, person.password, typed, words, prefill=service.prefill)
    complaint = pages.complaint(words)
    return page(service, name, status, login=login, password=password, hint=hint, complaint=complaint, **parts)
