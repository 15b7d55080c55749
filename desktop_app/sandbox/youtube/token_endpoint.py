"""The token endpoint and revocation (youtube.md, sections 2.1 and 2.3; RFC 6749, RFC 7636)."""

from __future__ import annotations

import base64
import hashlib

from desktop_app.sandbox.calls import Reply, json_reply
from desktop_app.sandbox.youtube import device_endpoint
from desktop_app.sandbox.youtube.calls import Call, OAuthRefusal
from desktop_app.sandbox.youtube.grants import Code
from desktop_app.sandbox.youtube.service import Service
from desktop_app.sandbox.youtube.tokens import authenticated, first_tokens, form_of, next_token

ENDED = "Token has been expired or revoked."


def token(service: Service, call: Call) -> Reply:
    form = form_of(call)
    match form.get("grant_type"):
        case "authorization_code":
            return _exchange(service, form)
        case "refresh_token":
            return _refresh(service, form)
        case name if name in device_endpoint.GRANT_TYPES:
            return device_endpoint.poll(service, form)
        case None:
            raise OAuthRefusal(400, "invalid_request", "Required parameter is missing: grant_type")
        case name:
            raise OAuthRefusal(400, "unsupported_grant_type", f"Invalid grant_type: {name}")


def revoke(service: Service, call: Call) -> Reply:
    """Either token ends the grant. The token stands in the body or behind the address."""
    if not service.grants.revoke({**call.query, **call.form}.get("token", "")):
        raise OAuthRefusal(400, "invalid_token")
    return json_reply({})


def _exchange(service: Service, form: dict[str, str]) -> Reply:
    client = authenticated(service, form)
    code = service.grants.take_code(form.get("code", ""))
    if code is None or code.consent.client_id != client.client_id:
        raise OAuthRefusal(400, "invalid_grant", "Malformed auth code.")
    if code.redirect_uri != form.get("redirect_uri"):
        raise OAuthRefusal(400, "redirect_uri_mismatch", "Bad Request")
    _check_verifier(code, form.get("code_verifier", ""))
    return first_tokens(service, client, code.consent)


def _check_verifier(code: Code, verifier: str) -> None:
    """A challenge that was made must be met, and none that was not."""
    if not code.challenge and not verifier:
        return
    if not verifier:
        raise OAuthRefusal(400, "invalid_grant", "Missing code verifier.")
    if not 43 <= len(verifier) <= 128 or _challenge(verifier, code.method) != code.challenge:
        raise OAuthRefusal(400, "invalid_grant", "Invalid code verifier.")


def _challenge(verifier: str, method: str) -> str:
    if method == "plain":
        return verifier
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def _refresh(service: Service, form: dict[str, str]) -> Reply:
    client = authenticated(service, form)
    grant = service.grants.by_refresh(form.get("refresh_token", ""))
    if grant is None or grant.consent.client_id != client.client_id:
        raise OAuthRefusal(400, "invalid_grant", "Bad Request" if service.faults.tells_bad_request else ENDED)
    if service.state.accounts[grant.consent.email].is_managed:
        raise OAuthRefusal(400, "admin_policy_enforced", "Bad Request")
    return next_token(service, grant)
