"""The pages that a person sees at Google's sign-in host."""

from __future__ import annotations

from html import escape

from desktop_app.sandbox import pages
from desktop_app.sandbox.calls import Reply
from desktop_app.sandbox.youtube.service import Service

SCOPES = {
    "https://www.googleapis.com/auth/youtube": "Manage your YouTube account",
    "https://www.googleapis.com/auth/youtube.readonly": "View your YouTube account",
    "https://www.googleapis.com/auth/youtube.force-ssl": "See, edit and permanently delete your YouTube videos",
    "https://www.googleapis.com/auth/drive.appdata": "See its own data in your Google Drive",
    "https://www.googleapis.com/auth/drive.file": "See the files of your Google Drive that you use with it",
    "openid": "Associate you with your personal info on Google",
    "email": "See your e-mail address",
    "profile": "See your personal info",
}
"""Scopes that the sandbox knows, in words."""


def page(name: str, status: int = 200, **parts: str) -> Reply:
    """`parts` are HTML already."""
    return pages.page("youtube", name, status, **parts)


def failure(error: str, words: str, status: int = 400) -> Reply:
    """A page that says what is wrong with the application, and leads nowhere."""
    return page("failure.html", status, error=escape(error), words=escape(words), code=str(status))


def question(service: Service, name: str, typed: str, words: str, status: int, **parts: str) -> Reply:
    """A page that asks who somebody is. `words` say what was wrong with what was typed."""
    person = next(iter(service.state.accounts.values()))
    email, password, hint = pages.sample(person.email, person.password, typed, words, prefill=service.prefill)
    complaint = pages.complaint(words)
    return page(name, status, email=email, password=password, hint=hint, complaint=complaint, **parts)


def scope_boxes(scopes: tuple[str, ...]) -> str:
    """A box for each scope, ticked; a person may untick it."""
    return "".join(
        f'<label class="scope"><input type="checkbox" name="granted {escape(one)}" value="1" checked> '
        f"{escape(SCOPES[one])}</label>"
        for one in scopes
    )


def granted(form_names: tuple[str, ...], scopes: tuple[str, ...]) -> tuple[str, ...]:
    """The scopes whose boxes came back ticked."""
    return tuple(one for one in scopes if f"granted {one}" in form_names)
