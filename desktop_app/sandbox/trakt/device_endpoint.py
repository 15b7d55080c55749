"""The device flow's two calls (trakt.md, section 2.3). The outcome is in the status alone."""

from __future__ import annotations

from desktop_app.sandbox.calls import Reply, json_reply
from desktop_app.sandbox.trakt.calls import Call, Refusal
from desktop_app.sandbox.trakt.grants import Device
from desktop_app.sandbox.trakt.service import Service
from desktop_app.sandbox.trakt.token_endpoint import check_client, check_secret, token_reply

EARLY = 0.2
"""Seconds that a poll may come too soon: the network's jitter."""


def code(service: Service, call: Call) -> Reply:
    _json(call)
    check_client(service, call.tree)
    device = service.grants.start_device()
    return json_reply(
        {
            "device_code": device.device_code,
            "user_code": device.user_code,
            "verification_url": f"{service.auth_address}/activate",
            "expires_in": service.grants.device_life,
            "interval": device.interval,
        }
    )


def token(service: Service, call: Call) -> Reply:
    _json(call)
    check_client(service, call.tree)
    check_secret(service, call.tree)
    device = service.grants.device(str(call.tree.get("code", "")))
    if device is None:
        raise Refusal(404)
    _judge(device, service.clock.now(), service.clock.elapsed())
    device.used = True
    return token_reply(service.grants.issue_token(device.username, ""))


def _judge(device: Device, now: float, moment: float) -> None:
    """Let an approved device through; for every other say why not."""
    if device.used:
        raise Refusal(409)
    if device.refused:
        raise Refusal(418)
    if now >= device.expires:
        raise Refusal(410)
    soon = moment - device.polled < device.interval - EARLY
    device.polled = moment
    if soon:
        raise Refusal(429, headers={"Retry-After": str(device.interval)})
    if not device.username:
        raise Refusal(400)


def _json(call: Call) -> None:
    if call.content_type != "application/json":
        raise Refusal(400)
