"""The subscriber's ratings, and guesses at them (netflix.md, section 8)."""

from __future__ import annotations

from desktop_app.sandbox.calls import Reply
from desktop_app.sandbox.catalogue import Title
from desktop_app.sandbox.netflix.calls import Call, answer
from desktop_app.sandbox.netflix.errors import ApiError, invalid
from desktop_app.sandbox.netflix.items import Tree, link
from desktop_app.sandbox.netflix.pagination import page
from desktop_app.sandbox.netflix.service import Service
from desktop_app.sandbox.netflix.title_states import referred

MAX_RESULTS = 500
RATINGS = frozenset({"1", "2", "3", "4", "5", "not_interested", "no_opinion"})


def both(service: Service, call: Call, user: str) -> Reply:
    """Actual and predicted ratings of the titles of `title_refs`."""
    return _listing(service, call, user, ("user_rating", "predicted_rating"))


def rated(service: Service, call: Call, user: str) -> Reply:
    """Answer with all ratings of the subscriber: the plain face of the ratings feed. INFERRED."""
    found = [title for one in service.account(user).ratings if (title := service.catalogue.find(one))]
    part = page(call.params, MAX_RESULTS)
    items = [_item(service, user, title, ("user_rating",)) for title in part.cut(found)]
    return answer(call, "ratings", {**part.counters(found), "ratings_item": items})


def of_kind(service: Service, call: Call, user: str, kind: str) -> Reply:
    return _listing(service, call, user, ("user_rating",) if kind == "actual" else ("predicted_rating",))


def add(service: Service, call: Call, user: str) -> Reply:
    """Rate a title that has no rating yet, or rate it again."""
    if "title_ref" not in call.params:
        raise invalid("title_ref")
    return _rate(service, call, user, service.referred(call.params["title_ref"]), 201)


def change(service: Service, call: Call, user: str, title: str) -> Reply:
    found = service.catalogue.find(title)
    if found is None or title not in service.account(user).ratings:
        raise ApiError(404, "Resource not found")
    return _rate(service, call, user, found, 200)


def _rate(service: Service, call: Call, user: str, title: Title, status: int) -> Reply:
    rating = call.params.get("rating", "")
    if rating not in RATINGS:
        raise invalid("rating")
    ratings = service.account(user).ratings
    if rating == "no_opinion":
        ratings.pop(title.id, None)
    else:
        ratings[title.id] = rating
    item = _item(service, user, title, ("user_rating",))
    tree: Tree = {
        "message": "success",
        "status_code": str(status),
        "resources_created": {"ratings_item": item},
    }
    return answer(call, "status", tree, status)


def _listing(service: Service, call: Call, user: str, fields: tuple[str, ...]) -> Reply:
    items = [_item(service, user, title, fields) for title in referred(service, call)]
    return answer(call, "ratings", {"ratings_item": items})


def _item(service: Service, user: str, title: Title, fields: tuple[str, ...]) -> Tree:
    values: Tree = {"predicted_rating": title.rating}
    if title.id in (ratings := service.account(user).ratings):
        values["user_rating"] = ratings[title.id]
    return {
        "id": service.hrefs.of(f"/users/{user}/ratings/title/actual/{title.id}"),
        **{name: values[name] for name in fields if name in values},
        "average_rating": title.rating,
        "title": {"short": title.short_name, "regular": title.name},
        "link": link(service.hrefs, f"/catalog/titles/{title.path}", "catalog/title", title.name),
    }
