"""The pages where a person lets a desktop application in (youtube.md, section 2.1)."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from html import escape
from itertools import chain, repeat
from urllib.parse import urlsplit

from desktop_app.sandbox.calls import Reply
from desktop_app.sandbox.pages import hidden, redirect
from desktop_app.sandbox.youtube.calls import Call
from desktop_app.sandbox.youtube.clients import Client, Project
from desktop_app.sandbox.youtube.grants import Consent
from desktop_app.sandbox.youtube.pages import SCOPES, failure, granted, page, question, scope_boxes
from desktop_app.sandbox.youtube.service import Service
from desktop_app.sandbox.youtube.state import Account

QUESTION = ("response_type", "client_id", "redirect_uri", "scope", "state", "code_challenge", "code_challenge_method",
            "access_type", "prompt", "login_hint", "include_granted_scopes")  # fmt: skip
"""Parameters that an application may send; the form sends them again."""

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
EMBEDDED = re.compile(r"QtWebEngine|; wv\)|Electron/|CEF/|JavaFX")
"""User agents of views inside programs."""

OUT_OF_BAND = re.compile("urn:ietf:wg:oauth:2.0:oob.*")
NOT_TOGETHER = "This address and password do not belong together."

Asked = dict[str, str]


def authorize(service: Service, call: Call) -> Reply:
    """GET asks, POST decides. What is wrong with the application is told on a page, never to the application."""
    if EMBEDDED.search(call.headers.get("user-agent", "")):
        words = (
            "You can't sign in from this screen because this app doesn't comply with Google's secure browsers policy."
        )
        return failure("disallowed_useragent", words, 403)
    asked = {name: value for name, value in {**call.query, **call.form}.items() if name in QUESTION}
    client = service.clients.get(asked.get("client_id", ""))
    if client is None:
        return failure("invalid_client", "The OAuth client was not found.", 401)
    wrong = _mistake(client, asked)
    if wrong is not None:
        return wrong
    return _decide(service, client, asked, call.form) if call.form else _ask(service, client, asked)


def _mistake(client: Client, asked: Asked) -> Reply | None:
    redirect_uri = asked.get("redirect_uri", "")
    if OUT_OF_BAND.fullmatch(redirect_uri):
        return failure("invalid_request", "The out-of-band (OOB) flow has been blocked in order to keep users secure.")
    if client.kind != "desktop" or not is_loopback(redirect_uri):
        return failure("redirect_uri_mismatch", "You can't sign in to this app because it sent an invalid request.")
    if asked.get("response_type") != "code":
        return failure("unsupported_response_type", "Invalid response_type.")
    if not asked.get("scope"):
        return failure("invalid_request", "Missing required parameter: scope")
    if not set(asked["scope"].split()) <= SCOPES.keys():
        return failure("invalid_scope", "Some requested scopes were invalid.")
    if asked.get("code_challenge_method", "plain") not in {"S256", "plain"}:
        return failure("invalid_request", "Invalid code_challenge_method.")
    return None


def is_loopback(address: str) -> bool:
    """Any port, and any path, of this computer."""
    parts = urlsplit(address)
    return parts.scheme == "http" and parts.hostname in LOOPBACK


def policy_of(project: Project, account: Account) -> str:
    """The error for which this person cannot let the project in; nothing if nothing is against it."""
    if account.is_managed:
        return "admin_policy_enforced"
    return "access_denied" if project.in_testing and account.email not in project.testers else ""


def _decide(service: Service, client: Client, asked: Asked, form: Mapping[str, str]) -> Reply:
    if "refuse" in form:
        return _back(service, asked, error="access_denied")
    if "chooser" in form:
        account = service.state.accounts.get(service.choosers.pop(form["chooser"], ""))
    else:
        account = service.state.signed_in(form.get("email", ""), form.get("password", ""))
    if account is None:
        return _ask(service, client, asked, form.get("email", ""), NOT_TOGETHER, 401)
    error = policy_of(client.project, account)
    if error:
        return _back(service, asked, error=error)
    scopes = granted(tuple(form), tuple(asked["scope"].split()))
    if len(account.channels) > 1 and "channel" not in form:
        return chooser(service, "/o/oauth2/v2/auth", client.project, account, asked, scopes)
    consent = Consent(client.client_id, account.email, channel_of(account, form.get("channel", "")), scopes)
    method = asked.get("code_challenge_method", "plain")
    code = service.grants.issue_code(consent, asked["redirect_uri"], asked.get("code_challenge", ""), method)
    return _back(service, asked, code=code.code, scope=" ".join(scopes))


def channel_of(account: Account, chosen: str) -> str:
    """The chosen channel, else the first; nothing where there is none."""
    ids = [channel.id for channel in account.channels]
    return chosen if chosen in ids else next(iter(ids), "")


def chooser(
    service: Service, action: str, project: Project, account: Account, kept: Asked, scopes: tuple[str, ...]
) -> Reply:
    """The page on which a person with several channels chooses one."""
    secret = secrets.token_urlsafe(16)
    service.choosers[secret] = account.email
    boxes = {f"granted {one}": "1" for one in scopes}
    options = "".join(
        f'<label class="scope"><input type="radio" name="channel" value="{escape(one.id)}"{mark}> '
        f"{escape(one.title)}</label>"
        for one, mark in zip(account.channels, chain([" checked"], repeat("")), strict=False)
    )
    return page("chooser.html", action=escape(action), application=escape(project.name), options=options,
                hidden=hidden(kept | boxes | {"chooser": secret}))  # fmt: skip


def _ask(service: Service, client: Client, asked: Asked, typed: str = "", words: str = "", status: int = 200) -> Reply:
    return question(service, "authorize.html", typed or asked.get("login_hint", ""), words, status,
                    application=escape(client.project.name), hidden=hidden(asked),
                    scopes=scope_boxes(tuple(asked["scope"].split())))  # fmt: skip


def _back(service: Service, asked: Asked, **outcome: str) -> Reply:
    state = {"state": service.faults.state_for(asked["state"])} if "state" in asked else {}
    return redirect(asked["redirect_uri"], state | outcome)
