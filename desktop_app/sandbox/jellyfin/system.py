"""The server about itself (jellyfin.md, section 1)."""

from __future__ import annotations

from desktop_app.sandbox.calls import Reply, Tree, json_reply
from desktop_app.sandbox.jellyfin.calls import Call
from desktop_app.sandbox.jellyfin.service import SERVER_ID, Caller, Service

EMBY = "4.8.10.0"


def public(service: Service, _call: Call) -> Reply:
    return json_reply(_told(service))


def info(service: Service, _call: Call, caller: Caller) -> Reply:
    return json_reply(_told(service) | {"HasPendingRestart": False, "CanSelfRestart": caller.user.is_administrator})


def ping(_service: Service, _call: Call) -> Reply:
    return json_reply("Jellyfin Server")


def _told(service: Service) -> Tree:
    """The address is the machine's own, which nobody outside should take."""
    local = f"http://192.0.2.5:8096{service.faults.base_path}"
    if service.faults.is_emby:
        return {"LocalAddress": local, "ServerName": service.server_name, "Version": EMBY, "Id": SERVER_ID}
    return {
        "LocalAddress": local,
        "ServerName": service.server_name,
        "Version": service.version.text,
        "ProductName": "Jellyfin Server",
        "OperatingSystem": "" if service.version.since("10.9") else "Linux",
        "Id": SERVER_ID,
        "StartupWizardCompleted": True,
    }
