"""Lists in words: their kind, who sees them, and why something cannot be done with them."""

from collections.abc import Sequence

from desktop_app.domain.service import Capabilities, Guard, ListCatalogue, ListInfo, Ordering
from desktop_app.ui.sentences.details import fixed_in_words

_PRIVACIES = {
    "private": ("Only you", "Only you see it."),
    "link": ("Everybody with the link", "Everybody with the link sees it."),
    "friends": ("Your friends", "Your friends see it."),
    "public": ("Everybody", "Everybody sees it."),
}
KEPT_HERE = "order kept on this computer only"
NO_LONGER = "The list is no longer there."
_WEAKER = "A change made elsewhere within the same second or two may be overwritten in order, never lost as a title."


def privacy_word(privacy: str) -> str:
    """The word for a privacy in a choice; a service's own word is used as it is."""
    return _PRIVACIES.get(privacy, (privacy.capitalize(), ""))[0]


def facts_of(info: ListInfo, capabilities: Capabilities) -> tuple[str, ...]:
    """The facts of a list beside its name and number, each a line of its tooltip."""
    owner = f"{info.owner} shares this list with you." if info.owner else ""
    privacy = _PRIVACIES.get(info.privacy, ("", info.privacy and f"Seen by: {info.privacy}."))[1]
    largest = f"It holds at most {info.largest:,} titles." if info.largest is not None else ""
    guard = _WEAKER if capabilities.guard is Guard.COMPARE_FIRST else ""
    fixed = fixed_in_words(info.fixed or info.order_fixed)
    return tuple(line for line in (info.description, owner, privacy, largest, fixed, guard) if line)


def note_of(info: ListInfo, capabilities: Capabilities) -> str:
    """The note behind a list's title: who shares it, and that its order is kept here; mostly empty."""
    shared = f"shared by {info.owner}" if info.owner else ""
    return " · ".join(part for part in (shared, KEPT_HERE if _is_ours(capabilities) else "") if part)


def _is_ours(capabilities: Capabilities) -> bool:
    return capabilities.ordering is Ordering.KEPT_BY_US


def edit_refusal(info: ListInfo, catalogue: ListCatalogue, service: str) -> str:
    """The reason why a list can be neither renamed nor deleted; empty if it can."""
    if refusal := make_refusal(catalogue, service):
        return refusal
    if info.is_own:
        return fixed_in_words(info.fixed)
    if info.owner:
        return f"Only {info.owner}, whose list it is, can change or delete it."
    return f"{service} keeps this list for every account: it can be neither renamed nor deleted."


def make_refusal(catalogue: ListCatalogue | None, service: str) -> str:
    """The reason why no list can be made at the account; empty if one can."""
    if catalogue is None:
        return f"{service} has not said yet which lists there are."
    return "" if catalogue.list_editing is not None else f"{service} does not let programs make or change lists."


def order_refusal(info: ListInfo, catalogue: ListCatalogue, service: str) -> str:
    """The reason why a list cannot be moved among the person's own; empty if it can."""
    if refusal := edit_refusal(info, catalogue, service):
        return refusal
    editing = catalogue.list_editing
    return "" if editing is not None and editing.orders else f"{service} does not let programs put lists in order."


def in_order(infos: Sequence[ListInfo], names: Sequence[str]) -> tuple[ListInfo, ...]:
    """The same lists, the person's own among them in the order of `names`; unnamed ones follow."""
    place = {name: at for at, name in enumerate(names)}
    own = iter(sorted((i for i in infos if i.is_own), key=lambda info: place.get(info.name, len(place))))
    return tuple(next(own) if info.is_own else info for info in infos)


def moved(infos: Sequence[ListInfo], name: str, by: int) -> tuple[ListInfo, ...] | None:
    """The lists with this one a step up (-1) or down (1) among the person's own; None where it stands at the end."""
    own = own_names(infos)
    at = own.index(name) + by if name in own else -1
    if not 0 <= at < len(own):
        return None
    rest = [each for each in own if each != name]
    return placed(infos, name, rest[at] if at < len(rest) else None)


def placed(infos: Sequence[ListInfo], name: str, before: str | None) -> tuple[ListInfo, ...] | None:
    """The lists with this one in front of another of the person's own, or behind all of them; None if that is no move.

    Lists that are not the person's own keep their places.
    """
    own = own_names(infos)
    rest = [each for each in own if each != name]
    if name not in own or before not in (None, *rest):
        return None
    at = rest.index(before) if before is not None else len(rest)
    wanted = (*rest[:at], name, *rest[at:])
    return in_order(infos, wanted) if wanted != own else None


def own_names(infos: Sequence[ListInfo]) -> tuple[str, ...]:
    """The names of the person's own lists, in their order."""
    return tuple(info.name for info in infos if info.is_own)
