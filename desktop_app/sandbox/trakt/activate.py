"""The page where a person types the code that a device shows (trakt.md, section 2.3)."""

from __future__ import annotations

from html import escape

from desktop_app.sandbox.calls import Reply
from desktop_app.sandbox.trakt.calls import Call
from desktop_app.sandbox.trakt.pages import page, question
from desktop_app.sandbox.trakt.service import Service


def activate(service: Service, call: Call, code: str = "") -> Reply:
    """GET asks, POST decides. A code in the path is filled in."""
    if call.method != "POST":
        return _ask(service, code)
    form = call.form
    typed, login = form.get("code", ""), form.get("login", "")
    device = service.grants.waiting(typed)
    if device is None:
        return _ask(service, typed, login, "This code is unknown, was used, or has expired.", 404)
    if "refuse" in form:
        device.refused = True
        return page(service, "refused.html")
    account = service.state.signed_in(login, form.get("password", ""))
    if account is None:
        return _ask(service, typed, login, "This name and password do not belong together.", 401)
    device.username = account.username
    return page(service, "done.html")


def _ask(service: Service, code: str, login: str = "", words: str = "", status: int = 200) -> Reply:
    return question(service, "activate.html", login, words, status, code=escape(code))
