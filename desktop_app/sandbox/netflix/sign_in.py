"""The pages at the sign-in address, where the subscriber approves or refuses (netflix.md, section 2.2)."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

from desktop_app.sandbox import pages
from desktop_app.sandbox.calls import Reply
from desktop_app.sandbox.netflix import oauth
from desktop_app.sandbox.netflix.calls import Call
from desktop_app.sandbox.netflix.errors import ApiError
from desktop_app.sandbox.netflix.service import Service
from desktop_app.sandbox.netflix.state import Account, RequestToken
from desktop_app.sandbox.pages import redirect

OUT_OF_BAND = "oob"


def answer_sign_in(service: Service, call: Call) -> Reply:
    """GET shows the form, POST judges it. Errors are XML shown to the person, as the service did."""
    if call.path not in {"/oauth/login", "/oauth/authenticate"}:
        raise ApiError(404, "Resource not found")
    token = _request_token(service, call)
    return _judge(service, call, token) if call.method == "POST" else _form(service, call)


def _request_token(service: Service, call: Call) -> RequestToken:
    """The non-standard parameters, each with its documented complaint."""
    name = call.params.get("application_name")
    if "oauth_token" not in call.oauth:
        raise ApiError(400, "oauth_token is missing")
    if "oauth_consumer_key" not in call.oauth:
        raise ApiError(401, "Missing Required Consumer Key")
    if name is None:
        raise ApiError(400, "application_name is missing")
    if not name:
        raise ApiError(401, "Application name undefined")
    if call.oauth["oauth_consumer_key"] != service.client_key:
        raise ApiError(401, "Consumer key mismatch")
    if name != service.application_name:
        raise ApiError(401, "Application name mismatch")
    token = service.state.request_tokens.get(call.oauth["oauth_token"])
    if token is None or token.user_id or oauth.expired(token, service.clock.now()):
        raise ApiError(401, "Expired or bad request token")
    return token


def _judge(service: Service, call: Call, token: RequestToken) -> Reply:
    if "refuse" in call.params:
        return _finish(service, call, token, approved=False)
    account = _signed_in(service, call)
    if account is None:
        return _form(service, call, "This e-mail address and password do not belong together.", 401)
    oauth.approve(token, account.user_id)
    return _finish(service, call, token, approved=True)


def _signed_in(service: Service, call: Call) -> Account | None:
    email, password = call.params.get("email", "").strip().lower(), call.params.get("password", "")
    found = [account for account in service.state.accounts.values() if account.email == email]
    return found[0] if found and found[0].password == password else None


def _finish(service: Service, call: Call, token: RequestToken, *, approved: bool) -> Reply:
    """Back to the client, or a page with the PIN, or a page that only says it."""
    callback = token.callback or call.oauth.get("oauth_callback", "")
    if urlsplit(callback).scheme:
        return redirect(callback, _outcome(token, approved=approved))
    if not approved:
        return _page(service, "refused.html")
    return _page(service, "pin.html", pin=token.verifier) if callback == OUT_OF_BAND else _page(service, "done.html")


def _outcome(token: RequestToken, *, approved: bool) -> dict[str, str]:
    """Parameters added to the callback. How a refusal looked is UNKNOWN: `denied=1` is this emulator's."""
    if not approved:
        return {"oauth_token": token.token, "denied": "1"}
    verifier = {"oauth_verifier": token.verifier} if token.verifier else {}
    return {"oauth_token": token.token, **verifier}


def _form(service: Service, call: Call, words: str = "", status: int = 200) -> Reply:
    form_only = {"email", "password", "approve", "refuse"}
    kept = {name: value for name, value in (call.params | call.oauth).items() if name not in form_only}
    person, typed = next(iter(service.state.accounts.values())), call.params.get("email", "")
    email, password, hint = pages.sample(person.email, person.password, typed, words, prefill=service.prefill)
    return _page(
        service,
        "sign_in.html",
        status,
        complaint=pages.complaint(words),
        hidden=pages.hidden(kept),
        email=email,
        password=password,
        hint=hint,
    )


def _page(service: Service, name: str, status: int = 200, **parts: str) -> Reply:
    """`parts` are HTML already; the application's name is escaped here."""
    return pages.page("netflix", name, status, application=escape(service.application_name), **parts)
