"""The token endpoint and revocation (trakt.md, section 2.2; RFC 6749, RFC 7636). Bodies are JSON."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re

from desktop_app.sandbox.calls import Reply, Tree, json_reply
from desktop_app.sandbox.trakt.calls import Call, Refusal
from desktop_app.sandbox.trakt.grants import Code, Token
from desktop_app.sandbox.trakt.service import Service

VERIFIER = re.compile(r"[A-Za-z0-9\-._~]{43,128}")
DOORKEEPER = (
    "The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the "
    "authorization request, or was issued to another client."
)


def token(service: Service, call: Call) -> Reply:
    body = _json(call)
    match body.get("grant_type"):
        case "authorization_code":
            return token_reply(_exchange(service, body))
        case "refresh_token":
            return token_reply(_refresh(service, body))
        case None:
            raise _bad("invalid_request", "Missing required parameter: grant_type.")
        case _:
            raise _bad("unsupported_grant_type", "The authorization grant type is not supported.")


def revoke(service: Service, call: Call) -> Reply:
    """200 and nothing, also for a token that nobody knows."""
    body = _json(call)
    check_client(service, body)
    check_secret(service, body)
    service.grants.revoke(_text(body, "token"))
    return Reply(200)


def token_reply(issued: Token) -> Reply:
    return json_reply(
        {
            "access_token": issued.access,
            "token_type": "bearer",
            "expires_in": issued.life,
            "refresh_token": issued.refresh,
            "scope": "public",
            "created_at": int(issued.created),
        },
        headers={"Cache-Control": "no-store"},
    )


def check_client(service: Service, body: Tree) -> None:
    if _text(body, "client_id") != service.application.client_id:
        raise invalid_client()


def check_secret(service: Service, body: Tree) -> None:
    if not hmac.compare_digest(str(body.get("client_secret", "")), service.application.client_secret):
        raise invalid_client()


def invalid_client() -> Refusal:
    description = "Client authentication failed due to unknown client, no client authentication included."
    return Refusal(401, {"error": "invalid_client", "error_description": description})


def _exchange(service: Service, body: Tree) -> Token:
    check_client(service, body)
    redirect_uri = _text(body, "redirect_uri")
    code = service.grants.take_code(_text(body, "code"))
    if code is None or code.redirect_uri != redirect_uri:
        raise _invalid_grant(service)
    public = _authenticated_by_pkce(service, body, code)
    return service.grants.issue_token(code.username, redirect_uri, public=public)


def _authenticated_by_pkce(service: Service, body: Tree, code: Code) -> bool:
    """True when the verifier stands for the secret. A challenge that was made must be met in any case."""
    verifier = body.get("code_verifier")
    if verifier is None and not code.challenge:
        check_secret(service, body)
        return False
    if not isinstance(verifier, str) or not VERIFIER.fullmatch(verifier) or challenge_of(verifier) != code.challenge:
        raise _invalid_grant(service)
    if "client_secret" in body:
        check_secret(service, body)
        return False
    return True


def challenge_of(verifier: str) -> str:
    """S256, the only method."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def _refresh(service: Service, body: Tree) -> Token:
    """The address must be the one of the first exchange; a device had none and names any that is registered."""
    check_client(service, body)
    redirect_uri = _text(body, "redirect_uri")
    old = service.grants.by_refresh(_text(body, "refresh_token"))
    if old is None or redirect_uri not in ([old.redirect_uri] if old.redirect_uri else service.redirect_uris):
        raise _invalid_grant(service)
    if not old.public or "client_secret" in body:
        check_secret(service, body)
    return service.grants.rotate(old)


def _invalid_grant(service: Service) -> Refusal:
    """Refusal in the shape of today, or of older servers, which had Doorkeeper's."""
    if service.faults.old_token_errors:
        headers = {
            "WWW-Authenticate": f'Bearer realm="Doorkeeper", error="invalid_grant", error_description="{DOORKEEPER}"'
        }
        return Refusal(401, {"error": "invalid_grant", "error_description": DOORKEEPER}, headers)
    return _bad("invalid_grant", "session not found")


def _json(call: Call) -> Tree:
    if call.content_type != "application/json":
        raise _bad("invalid_request", "The body must be application/json.")
    return call.tree


def _text(body: Tree, name: str) -> str:
    value = body.get(name)
    if not isinstance(value, str) or not value:
        raise _bad("invalid_request", f"Missing required parameter: {name}.")
    return value


def _bad(error: str, description: str) -> Refusal:
    return Refusal(400, {"error": error, "error_description": description})
