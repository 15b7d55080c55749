"""The subscriber (netflix.md, section 8)."""

from __future__ import annotations

from desktop_app.sandbox.calls import Reply
from desktop_app.sandbox.netflix.calls import Call, answer
from desktop_app.sandbox.netflix.items import Tree, category, link
from desktop_app.sandbox.netflix.service import Service

RENTALS = frozenset({"rental_history", "at_home"})
RESOURCES = (
    "queues",
    "rental_history",
    "recommendations",
    "title_states",
    "ratings",
    "reviews",
    "at_home",
    "feeds",
)


def user(service: Service, call: Call, user: str) -> Reply:
    account = service.account(user)
    named = [one for one in RESOURCES if service.faults.names_rentals or one not in RENTALS]
    formats = [category(service.hrefs, "title_formats", one) for one in account.preferred_formats]
    tree: Tree = {
        "user_id": account.user_id,
        "first_name": account.first_name,
        "last_name": account.last_name,
        "nickname": account.nickname,
        "can_instant_watch": True,
        "preferred_formats": {"category": formats},
        "max_maturity_level": {"category": category(service.hrefs, "maturity_level", "1000000")},
        "link": [link(service.hrefs, f"/users/{user}/{one}", one, one.replace("_", " ")) for one in named],
    }
    return answer(call, "user", tree)


def current(service: Service, call: Call, user: str) -> Reply:
    """/users/current: a link to the user whose token signed the call."""
    return answer(call, "resource", {"link": link(service.hrefs, f"/users/{user}", "user", "user")})
