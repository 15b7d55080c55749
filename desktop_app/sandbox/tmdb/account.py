"""Lists of a member: watchlist, favourites, stars and own lists (tmdb.md, section 3)."""

from __future__ import annotations

from desktop_app.sandbox.calls import Reply, Tree, json_reply
from desktop_app.sandbox.tmdb import render
from desktop_app.sandbox.tmdb.calls import Call, Refusal
from desktop_app.sandbox.tmdb.members import guest, member
from desktop_app.sandbox.tmdb.pagination import by_creation, page_of
from desktop_app.sandbox.tmdb.render import kind_of
from desktop_app.sandbox.tmdb.service import Service
from desktop_app.sandbox.tmdb.state import Entry, Shelf, find, put, take
from desktop_app.sandbox.tmdb.works import Kind, Work
from desktop_app.sandbox.tmdb.written import written

KINDS: dict[str, Kind] = {"movies": "movie", "tv": "tv", "tv/episodes": "episode"}


def details(service: Service, call: Call, account_id: str | None = None) -> Reply:
    return json_reply(render.account(member(service, call, account_id)))


def shelf(service: Service, call: Call, account_id: str, shelf: Shelf, kinds: str) -> Reply:
    """The watchlist or the favourites, of one kind."""
    entries = member(service, call, account_id).shelf(shelf)
    return _page(service, call, entries, KINDS[kinds])


def rated(service: Service, call: Call, account_id: str, kinds: str) -> Reply:
    return _page(service, call, member(service, call, account_id).rated, KINDS[kinds])


def rated_by_guest(service: Service, call: Call, guest_id: str, kinds: str) -> Reply:
    return _page(service, call, guest(service, guest_id).rated, KINDS[kinds])


def lists(service: Service, call: Call, account_id: str) -> Reply:
    """The member's own, the newest first, and those of others that the member follows."""
    account = member(service, call, account_id)
    followed = [service.state.lists[number] for number in account.followed if number in service.state.lists]
    every = service.state.lists_of(account.username)[::-1] + followed
    page, told = page_of(call, every)
    return json_reply(told | {"results": [render.list_row(one, service.library) for one in page]})


def mark(service: Service, call: Call, account_id: str, shelf: Shelf) -> Reply:
    """Put a work on the watchlist or take it off; the same for favourites."""
    account = member(service, call, account_id)
    kind, wanted = kind_of(call.tree.get("media_type")), call.tree.get(shelf)
    if kind is None or not isinstance(wanted, bool):
        raise Refusal(5)
    work = service.library.find(kind, call.tree.get("media_id"))
    if work is None:
        raise Refusal(34)
    service.faults.before_write(account.username, shelf)
    entries = account.shelf(shelf)
    if not wanted:
        take(entries, work.key)
        return written(service, 13)
    if find(entries, work.key):
        return written(service, 12)
    put(entries, Entry(work.key, service.clock.now()))
    return written(service, 1, 201)


def states(service: Service, call: Call, kind: Kind, work_id: str) -> Reply:
    """Answer with the member's states of a work. Always true, whatever is cached elsewhere."""
    work = service.library.find(kind, int(work_id))
    if work is None:
        raise Refusal(34)
    return json_reply(account_states(service, call, work))


def account_states(service: Service, call: Call, work: Work) -> Tree:
    account = member(service, call)
    entry = find(account.rated, work.key)
    return {
        "id": work.id,
        "favorite": find(account.favorite, work.key) is not None,
        "rated": {"value": entry.value} if entry else False,
        "watchlist": find(account.watchlist, work.key) is not None,
    }


def _page(service: Service, call: Call, entries: list[Entry], kind: Kind) -> Reply:
    page, told = page_of(call, by_creation(call, [entry for entry in entries if entry.media[0] == kind]))
    return json_reply(told | {"results": [_row(service, entry) for entry in page]})


def _row(service: Service, entry: Entry) -> Tree:
    stars = {} if entry.value is None else {"rating": entry.value}
    return render.row(service.library[entry.media]) | stars
