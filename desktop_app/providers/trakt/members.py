"""Trakt's settings: who the account belongs to, how much it may keep, what it may do (contract trakt 3)."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from desktop_app.domain.account import Fact, FactKind, Person
from desktop_app.domain.errors import AnswerReason, BadAnswer, ListReason
from desktop_app.domain.service import ListInfo
from desktop_app.providers.trakt.parser import picture
from desktop_app.providers.trees import Tree, number, one, text

WATCHLIST, FAVORITES = "watchlist", "favorites"
PRIVACIES = ("private", "link", "friends", "public")


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits on the titles of each list, and on the number of lists. None: unknown; the limits move often."""

    watchlist: int | None = None
    favorites: int | None = None
    list_items: int | None = None
    lists: int | None = None

    def completed(self, others: "Limits") -> "Limits":
        """Return these limits, and for those that are not known the ones of `others`."""
        pairs = ((field.name, getattr(self, field.name), getattr(others, field.name)) for field in fields(self))
        return Limits(**{name: other if mine is None else mine for name, mine, other in pairs})

    def of(self, name: str) -> int | None:
        """The number of titles that the list of that name may hold. Of a list of somebody else's it is not known."""
        if name.startswith("lists/"):
            return self.list_items
        return {WATCHLIST: self.watchlist, FAVORITES: self.favorites}.get(name)


def limits(settings: Tree) -> Limits:
    """Limits told by the settings, any of which may be missing."""
    told = one(settings, "limits")
    return Limits(
        watchlist=number(one(told, "watchlist"), "item_count"),
        favorites=number(one(told, "favorites"), "item_count"),
        list_items=number(one(told, "list"), "item_count"),
        lists=number(one(told, "list"), "count"),
    )


def limits_in_use(usage: Tree, *, vip: bool) -> Limits:
    """Read limits out of what the service tells of use: a figure for each kind of membership, but none of one list."""
    kind = "vip" if vip else "free"
    return Limits(
        watchlist=number(one(usage, "watchlist_items"), kind),
        lists=number(one(usage, "static_lists"), kind),
    )


def is_vip(settings: Tree) -> bool:
    return one(settings, "user").get("vip") is True


def person(settings: Tree, api: str = "") -> Person:
    """Owner of the account. Raises `BadAnswer` where that is not said."""
    user = one(settings, "user")
    ids = one(user, "ids")
    user_id = text(ids, "uuid") or text(ids, "slug") or text(user, "username")
    if not user_id:
        raise BadAnswer(AnswerReason.NO_PERSON)
    name = text(user, "name") or text(user, "username") or text(ids, "slug") or user_id
    return Person(user_id, name, _avatar(user, api), tuple(_facts(settings)))


def list_info(row: Tree, limits: Limits, *, is_own: bool) -> ListInfo | None:
    """A list with a name; None where it has no id, since nothing can then be asked about it."""
    number_of_list = number(one(row, "ids"), "trakt")
    owner = one(row, "user")
    slug = text(one(owner, "ids"), "slug") or text(owner, "username")
    if number_of_list is None or not (is_own or slug):
        return None
    name = f"lists/{number_of_list}" if is_own else f"users/{slug}/lists/{number_of_list}"
    kind = text(row, "type") or "personal"
    return ListInfo(
        name,
        text(row, "name") or f"List {number_of_list}",
        limits.of(name),
        None if kind == "personal" else ListReason.KEPT_BY_SERVICE,
        is_own=is_own,
        description=text(row, "description"),
        privacy=text(row, "privacy"),
        owner="" if is_own else text(owner, "name") or slug,
        count=number(row, "item_count"),
    )


def _avatar(user: Tree, api: str) -> str:
    address = text(one(user, "images", "avatar"), "full")
    return picture({"images": {"avatar": [address]}}, api, "avatar")


def _facts(settings: Tree) -> Iterator[Fact]:
    yield Fact(FactKind.PAYS if is_vip(settings) else FactKind.PAYS_NOTHING)
    yield Fact(FactKind.LIMITS, limits=_told(limits(settings)))
    off = [name for name, allowed in one(settings, "permissions").items() if allowed is False]
    if off:
        yield Fact(FactKind.SWITCHED_OFF, tuple(off))


def _told(told: Limits) -> tuple[tuple[str, int], ...]:
    all_of_them = (
        ("watchlist", told.watchlist),
        ("lists", told.lists),
        ("list_items", told.list_items),
        ("favorites", told.favorites),
    )
    return tuple((what, most) for what, most in all_of_them if most is not None)
