"""The member's settings and the dates of what changed (trakt.md, sections 3 and 7)."""

from __future__ import annotations

from desktop_app.sandbox.calls import Reply, Tree, json_reply
from desktop_app.sandbox.trakt import access
from desktop_app.sandbox.trakt.activities import iso
from desktop_app.sandbox.trakt.calls import Call
from desktop_app.sandbox.trakt.seed import SAMPLE_DATE
from desktop_app.sandbox.trakt.service import Service


def settings(service: Service, call: Call) -> Reply:
    account = access.member(service, call)
    more: Tree = {
        "joined_at": iso(SAMPLE_DATE - 300_000_000),
        "location": "London",
        "about": "",
        "gender": None,
        "age": None,
        "vip_og": False,
        "vip_years": 1 if account.vip else 0,
    }
    browsing = {"browsing": {"watchnow": {"country": "gb", "favorites": []}}} if "browsing" in call.extended else {}
    return json_reply(
        {
            "user": service.render.user(account) | more,
            "account": {
                "timezone": "Europe/London",
                "date_format": "dmy",
                "time_24hr": True,
                "cover_image": None,
                "token": None,
                "display_ads": not account.vip,
            },
            "connections": {"facebook": False, "google": False, "apple": False},
            "sharing_text": {
                "watching": "I'm watching [item]",
                "watched": "I just watched [item]",
                "rated": "[item] [stars]",
            },
            "limits": account.limits,
            "permissions": account.permissions,
            **browsing,
        }
    )


def last_activities(service: Service, call: Call) -> Reply:
    return json_reply(access.member(service, call).activities.tree())
