"""Clients that ask for tokens, and the tokens as they are told (youtube.md, section 2)."""

from __future__ import annotations

import base64
import hmac
import json
import secrets

from desktop_app.sandbox.calls import FORM, Reply, Tree, json_reply
from desktop_app.sandbox.youtube.calls import Call, OAuthRefusal
from desktop_app.sandbox.youtube.clients import Client
from desktop_app.sandbox.youtube.grants import TESTING_LIFE, Access, Consent, Grant
from desktop_app.sandbox.youtube.service import Service

UNCACHED = {"Cache-Control": "no-store"}


def form_of(call: Call) -> dict[str, str]:
    if call.content_type != FORM:
        raise OAuthRefusal(400, "invalid_request", "The body must be a form.")
    return dict(call.form)


def client_of(service: Service, form: dict[str, str]) -> Client:
    client = service.clients.get(form.get("client_id", ""))
    if client is None:
        raise OAuthRefusal(401, "invalid_client", "The OAuth client was not found.")
    return client


def authenticated(service: Service, form: dict[str, str]) -> Client:
    """The client, whose secret must come too."""
    client = client_of(service, form)
    if "client_secret" not in form:
        raise OAuthRefusal(400, "invalid_request", "client_secret is missing.")
    if not hmac.compare_digest(form["client_secret"].encode(), client.client_secret.encode()):
        raise OAuthRefusal(401, "invalid_client", "Unauthorized")
    return client


def first_tokens(service: Service, client: Client, consent: Consent) -> Reply:
    """Both tokens of a new grant. It ends after a week where the project is in testing."""
    life = TESTING_LIFE if client.project.in_testing else None
    access, grant = service.grants.issue(consent, life)
    limited = {} if life is None else {"refresh_token_expires_in": life - 1}
    return json_reply(_told(service, access, grant) | {"refresh_token": grant.refresh} | limited, headers=UNCACHED)


def next_token(service: Service, grant: Grant) -> Reply:
    """A further access token. The refresh token stays, and is not told again."""
    return json_reply(_told(service, service.grants.access(grant), grant), headers=UNCACHED)


def _told(service: Service, access: Access, grant: Grant) -> Tree:
    """The scopes come in another order each time."""
    scopes = list(grant.consent.scopes)
    secrets.SystemRandom().shuffle(scopes)
    told = {
        "access_token": access.token,
        "expires_in": service.grants.token_life - 1,
        "scope": " ".join(scopes),
        "token_type": "Bearer",
    }
    return told | ({"id_token": _id_token(grant)} if "openid" in scopes else {})


def _id_token(grant: Grant) -> str:
    """An ID token by its form; nobody has signed it."""
    parts = ({"alg": "RS256", "typ": "JWT"}, {"iss": "https://accounts.google.com", "sub": grant.consent.email})
    head, body = (base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts)
    return f"{head}.{body}.{secrets.token_urlsafe(64)}"
