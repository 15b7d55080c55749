"""The pages where a person lets an application in, or does not (tmdb.md, sections 2.2 and 6)."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from desktop_app.sandbox.calls import Reply
from desktop_app.sandbox.pages import redirect
from desktop_app.sandbox.tmdb import pages
from desktop_app.sandbox.tmdb.authentication import STANDINGS
from desktop_app.sandbox.tmdb.calls import Call
from desktop_app.sandbox.tmdb.grants import RequestToken
from desktop_app.sandbox.tmdb.service import Service
from desktop_app.sandbox.tmdb.statuses import STATUSES

ADDRESS = "Only http addresses on 127.0.0.1 are followed here."
Form = Mapping[str, str]


def authenticate(service: Service, call: Call, token: str) -> Reply:
    """v3: GET asks, POST decides."""
    form = call.form
    redirect_to = form.get("redirect_to") or call.query.get("redirect_to", "")
    return _answer(service, form, service.grants.pending(token, 3), redirect_to, {"redirect_to": redirect_to})


def access(service: Service, call: Call) -> Reply:
    """v4: the address to return to was given with the token."""
    form = call.form
    text = form.get("request_token") or call.query.get("request_token", "")
    token = service.grants.pending(text, 4)
    return _answer(service, form, token, token.redirect_to if token else "", {"request_token": text})


def allowed(service: Service, _call: Call) -> Reply:
    return pages.page(service, "allow.html")


def _answer(service: Service, form: Form, token: RequestToken | None, redirect_to: str, kept: Form) -> Reply:
    if token is None or token.decision:
        return pages.failure(service, "This request is over, or was answered, or never was.", 404)
    if redirect_to and not _may_be_followed(redirect_to):
        return pages.failure(service, ADDRESS, 400)
    if not form:
        return pages.question(service, kept)
    if "close" in form:
        return pages.page(service, "close.html")
    if "refuse" in form:
        return _refused(service, token, redirect_to)
    return _signed_in(service, form, token, redirect_to, kept)


def _signed_in(service: Service, form: Form, token: RequestToken, redirect_to: str, kept: Form) -> Reply:
    typed = form.get("username", "")
    account = service.state.signed_in(typed, form.get("password", ""))
    if account is None:
        return pages.question(service, kept, typed, "This name and password do not belong together.", 401)
    if account.standing in STANDINGS:
        return pages.question(service, kept, typed, STATUSES[account.standing][1], 401)
    token.decision, token.username = "approved", account.username
    if not redirect_to:
        return redirect("/authenticate/allow", {})
    return _back(service, token, redirect_to, approved="true")


def _refused(service: Service, token: RequestToken, redirect_to: str) -> Reply:
    token.decision = "refused"
    if not redirect_to or service.faults.silent_refusals:
        return pages.page(service, "refused.html")
    return _back(service, token, redirect_to, denied="true")


def _back(service: Service, token: RequestToken, redirect_to: str, **outcome: str) -> Reply:
    """Redirect to the application; v4 promises nothing in the query."""
    answer = {"request_token": service.faults.returned(token.token)} | outcome if token.version == 3 else {}
    return redirect(redirect_to, answer)


def _may_be_followed(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "http" and parts.hostname == "127.0.0.1"
