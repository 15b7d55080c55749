"""The device flow's two calls (youtube.md, section 2.2; RFC 8628)."""

from __future__ import annotations

from desktop_app.sandbox.calls import Refused, Reply, json_reply
from desktop_app.sandbox.youtube.calls import Call, OAuthRefusal
from desktop_app.sandbox.youtube.clients import Client
from desktop_app.sandbox.youtube.grants import Device
from desktop_app.sandbox.youtube.service import Service
from desktop_app.sandbox.youtube.tokens import authenticated, client_of, first_tokens, form_of

EARLY = 0.2
"""Seconds that a poll may come too soon: the network's jitter."""

GRANT_TYPES = ("urn:ietf:params:oauth:grant-type:device_code", "http://oauth.net/grant_type/device/1.0")
"""The name of today, and that of older programs, which send the device code as `code`."""

PREFIX = "https://www.googleapis.com/auth/"
SCOPES = frozenset(
    {"email", "openid", "profile"}
    | {PREFIX + name for name in ("drive.appdata", "drive.file", "youtube", "youtube.readonly")}
)
KIND = (
    "Only clients of type &#39;TVs and Limited Input devices&#39; can use the OAuth 2.0 flow for TV and Limited-Input "
    "Device Applications. Please create and use an appropriate client."
)


def code(service: Service, call: Call) -> Reply:
    form = form_of(call)
    client = client_of(service, form)
    if client.kind != "tv" and not service.faults.kind_is_checked_late:
        raise OAuthRefusal(401, "invalid_client", KIND)
    scopes = tuple(form.get("scope", "").split())
    if not scopes:
        raise OAuthRefusal(400, "invalid_request", "Missing required parameter: scope")
    if not set(scopes) <= SCOPES:
        raise OAuthRefusal(400, "invalid_scope", "Invalid device flow scope: " + " ".join(sorted(set(scopes) - SCOPES)))
    if not service.faults.gives_device_code():
        raise Refused(json_reply({"error_code": "rate_limit_exceeded"}, 403))
    device = service.grants.start_device(client.client_id, scopes)
    return json_reply(
        {
            "device_code": device.device_code,
            "user_code": device.user_code,
            "expires_in": service.grants.device_life,
            "interval": int(device.interval),
            "verification_url": f"{service.auth_address}/device",
        }
    )


def poll(service: Service, form: dict[str, str]) -> Reply:
    """Tokens for an approved device; for every other the reason."""
    client = authenticated(service, form)
    device = service.grants.device(form.get("device_code") or form.get("code", ""))
    if device is None or device.client_id != client.client_id:
        raise OAuthRefusal(400, "invalid_grant", "Malformed device code.")
    _judge(device, client, service.clock.elapsed())
    assert device.consent
    device.used = True
    return first_tokens(service, client, device.consent)


def _judge(device: Device, client: Client, moment: float) -> None:
    if device.refused:
        raise OAuthRefusal(403, "access_denied", "Forbidden")
    soon = moment - device.polled < device.interval - EARLY
    device.polled = moment
    if soon:
        raise OAuthRefusal(403, "slow_down", "Rate Limit Exceeded")
    if device.consent is None:
        raise OAuthRefusal(428, "authorization_pending", "Precondition Required")
    if client.kind != "tv":
        raise OAuthRefusal(401, "invalid_client", "Invalid client type.")
