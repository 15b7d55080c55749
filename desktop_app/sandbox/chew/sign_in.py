"""The sign-in door: the page, and the exchange of a code (chew.md, section 2)."""

from __future__ import annotations

import hmac
from urllib.parse import urlencode, urlsplit, urlunsplit

from desktop_app.sandbox.calls import Call, Reply, json_reply
from desktop_app.sandbox.chew import pages
from desktop_app.sandbox.chew.calls import Refusal, invented
from desktop_app.sandbox.chew.grants import SCOPES, THREE_YEARS, WEEK, Application
from desktop_app.sandbox.chew.service import Service
from desktop_app.sandbox.pages import redirect

QUESTION = ("response_type", "client_id", "redirect_uri", "scope", "state")
"""Parameters that an application may send to the page; the form sends them again."""

Asked = dict[str, str]


def authorize(service: Service, call: Call) -> Reply:
    """GET asks, POST decides. A callback that is not registered is never followed."""
    asked = {name: value for name, value in {**call.query, **call.form}.items() if name in QUESTION}
    application = service.application(asked.get("client_id", ""))
    if application is None:
        return pages.failure("No application is registered under this client id.")
    if asked.get("redirect_uri") not in application.redirect_uris:
        return pages.failure("The callback is not the one that is registered for this application.")
    if asked.get("response_type") not in {"code", "token"}:
        return _back(asked, {"error": "unsupported_response_type"}, made_up=True)
    scopes = tuple(scope for scope in asked.get("scope", "").split(",") if scope)
    if not scopes or not set(scopes) <= SCOPES.keys():
        return _back(asked, {"error": "invalid_scope"}, made_up=True)
    if call.method == "GET":
        return pages.consent(service, application.name, asked, scopes, "")
    return _decide(service, call, application, asked, scopes)


def access_token(service: Service, call: Call) -> Reply:
    """The parameters stand in the body or, as the source prints them, behind the address."""
    sent = {**call.query, **call.form}
    if sent.get("grant_type") != "authorization_code":
        raise Refusal(400, "unsupported_grant_type" if "grant_type" in sent else "invalid_request")
    application = service.application(sent.get("client_id", ""))
    if application is None or not application.client_secret or not _same(sent, application):
        raise Refusal(401, "invalid_client", "Unknown client, or another secret.")
    code = service.grants.take_code(sent.get("code", ""))
    meant = code and (code.client_id, code.redirect_uri) == (application.client_id, sent.get("redirect_uri"))
    if code is None or not meant:
        raise Refusal(400, "invalid_grant", "The code is unknown, used, too old, or another's.")
    token = service.grants.issue_token(code.username, code.scopes, THREE_YEARS)
    body: dict[str, object] = {"access_token": token.text, "token_type": "Bearer", "expires_in": token.life}
    if service.switches.refresh_token:
        return invented(json_reply(body | {"refresh_token": "nothing-takes-this"}))
    return json_reply(body)


def _same(sent: Asked, application: Application) -> bool:
    return hmac.compare_digest(sent.get("client_secret", "").encode(), application.client_secret.encode())


def _decide(service: Service, call: Call, application: Application, asked: Asked, scopes: tuple[str, ...]) -> Reply:
    if "refuse" in call.form:
        refused = {"error": "access_denied", "error_description": "The user denied the request."}
        return _back(asked, refused, made_up=True)
    person = service.signed_in(call.form.get("email", ""), call.form.get("password", ""))
    if person is None:
        words = "This address and password do not belong together."
        return pages.consent(service, application.name, asked, scopes, words)
    if asked["response_type"] == "code":
        code = service.grants.issue_code(application.client_id, person.username, asked["redirect_uri"], scopes)
        return _back(asked, {"code": code.text})
    token = service.grants.issue_token(person.username, scopes, WEEK)
    answer = {"access_token": token.text, "token_type": "Bearer", "expires_in": str(token.life)}
    if service.switches.forgets_state:
        asked = {name: value for name, value in asked.items() if name != "state"}
    return _back(asked, answer, made_up="state" in asked)


def _back(asked: Asked, answer: dict[str, str], *, made_up: bool = False) -> Reply:
    """Redirect to the application: a token in the fragment, everything else in the query."""
    if "state" in asked:
        answer = answer | {"state": asked["state"]}
    address = asked["redirect_uri"]
    if "access_token" in answer:
        address, answer = urlunsplit(urlsplit(address)._replace(fragment=urlencode(answer))), {}
    return invented(redirect(address, answer), really=made_up)
