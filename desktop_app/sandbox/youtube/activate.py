"""The page where a person types the code that a device shows (youtube.md, section 2.2)."""

from __future__ import annotations

from html import escape

from desktop_app.sandbox.calls import Reply
from desktop_app.sandbox.youtube.authorize import NOT_TOGETHER, channel_of, chooser, policy_of
from desktop_app.sandbox.youtube.calls import Call
from desktop_app.sandbox.youtube.grants import Consent, Device
from desktop_app.sandbox.youtube.pages import page, question
from desktop_app.sandbox.youtube.service import Service
from desktop_app.sandbox.youtube.state import Account


def activate(service: Service, call: Call) -> Reply:
    """GET asks, POST decides. A code in the query is filled in."""
    if call.method != "POST":
        return _ask(service, call.query.get("user_code", ""))
    form = call.form
    typed, email = form.get("code", ""), form.get("email", "")
    device = service.grants.waiting(typed)
    if device is None:
        return _ask(service, typed, email, "That code didn't work. Check it, or get a new one.", 404)
    if "refuse" in form:
        device.refused = True
        return page("refused.html", application=_application(service, device))
    if "chooser" in form:
        account = service.state.accounts.get(service.choosers.pop(form["chooser"], ""))
    else:
        account = service.state.signed_in(email, form.get("password", ""))
    if account is None:
        return _ask(service, typed, email, NOT_TOGETHER, 401)
    return _approve(service, device, account, typed, form.get("channel", ""))


def _approve(service: Service, device: Device, account: Account, typed: str, chosen: str) -> Reply:
    project = service.clients[device.client_id].project
    if policy_of(project, account):
        device.refused = True
        return page("refused.html", application=_application(service, device))
    if len(account.channels) > 1 and not chosen:
        return chooser(service, "/device", project, account, {"code": typed}, device.scopes)
    device.consent = Consent(device.client_id, account.email, channel_of(account, chosen), device.scopes)
    return page("done.html", application=_application(service, device))


def _application(service: Service, device: Device) -> str:
    return escape(service.clients[device.client_id].project.name)


def _ask(service: Service, code: str, typed: str = "", words: str = "", status: int = 200) -> Reply:
    return question(service, "activate.html", typed, words, status, code=escape(code))
