"""The catalogue: search, titles and what hangs on them, autocomplete, people (netflix.md, section 8)."""

from __future__ import annotations

from desktop_app.sandbox.calls import Reply
from desktop_app.sandbox.catalogue import Title, plain
from desktop_app.sandbox.netflix.calls import XML, Call, answer
from desktop_app.sandbox.netflix.errors import invalid, not_found
from desktop_app.sandbox.netflix.items import Tree, category, link, person_id
from desktop_app.sandbox.netflix.pagination import page
from desktop_app.sandbox.netflix.service import Service

MAX_RESULTS = 100
SUGGESTIONS = 10
INLINE_NAMES = {
    "synopsis": "synopsis",
    "cast": "cast",
    "directors": "directors",
    "format_availability": "formats",
    "seasons": "seasons",
}
"""Sub-resources, and the names by which `expand` knows them."""


def search(service: Service, call: Call) -> Reply:
    """Titles for `term`, the likeliest first."""
    if not call.params.get("term"):
        raise invalid("term")
    found = service.catalogue.search(call.params["term"])
    return titles(service, call, "/catalog/titles", found)


def titles(service: Service, call: Call, path: str, found: tuple[Title, ...]) -> Reply:
    """A list of `catalog_title`."""
    part = page(call.params, MAX_RESULTS)
    tree: Tree = {
        **part.counters(found),
        "url_template": service.hrefs.of(path) + "?{-join|&|term|start_index|max_results}",
        "link": link(service.hrefs, "/catalog/titles/autocomplete", "catalog/titles/autocomplete", "autocomplete"),
        "catalog_title": [service.items.title(title, call.expand) for title in part.cut(found)],
    }
    return answer(call, "catalog_titles", tree)


def title(service: Service, call: Call, title: str) -> Reply:
    """Answer with a title. An unknown title has an empty body with status 200: a quirk of the service (section 6)."""
    found = _find(service, call, title)
    return answer(call, "catalog_title", service.items.title(found, call.expand)) if found else Reply(200, b"", XML)


def part(service: Service, call: Call, title: str, part: str) -> Reply:
    """Answer with the resource to which a title's link leads."""
    found = _find(service, call, title)
    if found is None:
        return Reply(200, b"", XML)
    if part == "similars":
        return titles(service, call, f"/catalog/titles/{found.path}/similars", service.catalogue.similar(found))
    if part in {"screen_formats", "languages_and_audio"}:
        return answer(call, part, {})
    if part not in INLINE_NAMES:
        raise not_found()
    ((root, tree),) = service.items.inline(found, INLINE_NAMES[part]).items()
    return answer(call, root, tree)


def autocomplete(service: Service, call: Call) -> Reply:
    """Names for a beginning. Unsigned; from 2011 on it came back empty without `country`."""
    term = call.params.get("term", "")
    found = service.catalogue.search(term)[:SUGGESTIONS] if call.params.get("country") else ()
    tree: Tree = {
        "url_template": service.hrefs.of("/catalog/titles/autocomplete") + "?{-join|&|term}",
        "autocomplete_item": [{"title": {"short": one.short_name}} for one in found],
    }
    return answer(call, "autocomplete", tree)


def people(service: Service, call: Call) -> Reply:
    """People whose names hold every word of `term`. The shape is INFERRED from the people of a title."""
    words = plain(call.params.get("term", "")).split()
    if not words:
        raise invalid("term")
    found = [name for name in _people(service) if all(word in plain(name).split() for word in words)]
    cut = page(call.params, MAX_RESULTS)
    return answer(
        call,
        "people",
        {**cut.counters(found), "person": [service.items.person(one) for one in cut.cut(found)]},
    )


def person(service: Service, call: Call, person: str) -> Reply:
    name = next((name for name in _people(service) if str(person_id(name)) == person), None)
    return answer(call, "person", service.items.person(name)) if name else Reply(200, b"", XML)


def scheme(service: Service, call: Call, scheme: str) -> Reply:
    """A category's address answers with the terms that the catalogue uses. INFERRED; clients seldom ask."""
    if scheme != "genres":
        raise not_found()
    terms = sorted({genre for one in service.catalogue for genre in one.genres})
    return answer(call, "category_items", {"category": [category(service.hrefs, scheme, term) for term in terms]})


def _find(service: Service, call: Call, title: str) -> Title | None:
    found = service.catalogue.find(title)
    return found if found and f"{call.path}/".startswith(f"/catalog/titles/{found.path}/") else None


def _people(service: Service) -> list[str]:
    return sorted({name for title in service.catalogue for name in (*title.directors, *title.cast)})
