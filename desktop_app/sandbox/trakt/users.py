"""The member's settings and the dates of what changed (trakt.md, sections 3 and 7)."""

from __future__ import annotations

from desktop_app.sandbox.calls import Reply, Tree, json_reply
from desktop_app.sandbox.trakt import access
from desktop_app.sandbox.trakt.activities import iso
from desktop_app.sandbox.trakt.calls import Call, Refusal
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
            **({"limits": account.limits} if service.faults.settings_tell_limits else {}),
            "permissions": account.permissions,
            **browsing,
        }
    )


def usage(service: Service, call: Call) -> Reply:
    """Answer with the use of the member's limits, as Trakt's own web client reads it (section 3, 2026)."""
    account = access.member(service, call)
    if not service.faults.tells_usage:
        raise Refusal(404)
    used = {
        "watchlist_items": (len(account.watchlist.entries), account.limits["watchlist"]["item_count"]),
        "static_lists": (len(account.lists), account.limits["list"]["count"]),
        "total_list_items": (sum(len(one.items.entries) for one in account.lists), 10_000),
    }
    told = {name: {"current": current, **_most(most, vip=account.vip)} for name, (current, most) in used.items()}
    return json_reply(told)


def _most(most: object, *, vip: bool) -> Tree:
    """The figure that holds for the member stands under the kind of membership; the other is another's."""
    return {"free": None if vip else most, "vip": most if vip else 1_000_000}


def last_activities(service: Service, call: Call) -> Reply:
    return json_reply(access.member(service, call).activities.tree())
