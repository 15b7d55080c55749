"""The page where a person lets an application in (trakt.md, section 2.1)."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.sandbox.calls import Reply
from desktop_app.sandbox.pages import hidden, redirect
from desktop_app.sandbox.trakt.calls import Call
from desktop_app.sandbox.trakt.grants import OUT_OF_BAND
from desktop_app.sandbox.trakt.pages import failure, page, question
from desktop_app.sandbox.trakt.service import Service

MALFORMED = "The requested redirect uri is malformed or doesn't match client redirect URI."
QUESTION = ("response_type", "client_id", "redirect_uri", "state", "code_challenge", "code_challenge_method",
            "signup", "prompt")  # fmt: skip
"""Parameters that an application may send; the form sends them again."""

Asked = dict[str, str]


def authorize(service: Service, call: Call) -> Reply:
    """GET asks, POST decides. An address that is not registered is never followed."""
    asked = {name: value for name, value in {**call.query, **call.form}.items() if name in QUESTION}
    if asked.get("client_id") != service.application.client_id:
        return failure(service, "Client authentication failed due to unknown client.", 401)
    if asked.get("redirect_uri") not in service.redirect_uris:
        return failure(service, MALFORMED)
    if asked.get("response_type") != "code":
        return _back(service, asked, error="unsupported_response_type")
    if "code_challenge" in asked and asked.get("code_challenge_method") != "S256":
        return _back(service, asked, error="invalid_request", error_description="Only S256 is supported.")
    return _decide(service, asked, call.form) if call.form else _ask(service, asked)


def _decide(service: Service, asked: Asked, form: Mapping[str, str]) -> Reply:
    if "refuse" in form:
        return _back(service, asked, error="access_denied")
    account = service.state.signed_in(form.get("login", ""), form.get("password", ""))
    if account is None:
        return _ask(service, asked, form.get("login", ""), "This name and password do not belong together.", 401)
    code = service.grants.issue_code(account.username, asked["redirect_uri"], asked.get("code_challenge", ""))
    return _back(service, asked, code=code.code)


def _ask(service: Service, asked: Asked, typed: str = "", words: str = "", status: int = 200) -> Reply:
    title = "New here? Create your account" if asked.get("signup") == "true" else "Sign in to decide"
    return question(service, "authorize.html", typed, words, status, title=title, hidden=hidden(asked))


def _back(service: Service, asked: Asked, **outcome: str) -> Reply:
    """Redirect to the application; a person who is to type a PIN, or who refused to, is shown a page."""
    if asked["redirect_uri"] == OUT_OF_BAND:
        if "code" in outcome:
            return page(service, "pin.html", pin=outcome["code"])
        return page(service, "refused.html")
    state = service.faults.state_for(asked["state"]) if "state" in asked else None
    issuer = {"iss": service.auth_address} if service.faults.names_issuer else {}
    return redirect(asked["redirect_uri"], outcome | ({} if state is None else {"state": state}) | issuer)
