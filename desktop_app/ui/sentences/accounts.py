"""Words about accounts: what a service tells of one when it is linked, and where its sign-in is kept."""

from collections.abc import Mapping

from desktop_app.domain.account import Fact, FactKind
from desktop_app.providers.provider import Profile
from desktop_app.storage.credential_store import StoreKind, StorePlace
from desktop_app.ui.sentences.profiles import profile_words

_FACTS: Mapping[FactKind, tuple[str, str]] = {
    FactKind.NAME_THERE: ("Account", "{names} at {service}."),
    FactKind.PAYS: ("Membership", "VIP."),
    FactKind.PAYS_NOTHING: ("Membership", "Free."),
    FactKind.LIMITS: ("Limits", "At most {limits}."),
    FactKind.SWITCHED_OFF: ("Switched off", "{service} has taken these from the account for now: {names}."),
    FactKind.ORDER_KEPT_HERE: ("Order", "{service} keeps none: yours is kept on this computer."),
    FactKind.NOTICE: ("Notice", "{notice}"),
}
"""The caption and the sentence."""

_LIMITED = {
    "watchlist": "titles on the watchlist",
    "lists": "lists of your own",
    "list_items": "titles on each",
    "favorites": "favorites",
}

_STORES: Mapping[StoreKind, str] = {
    StoreKind.KEYRING: "the system keyring",
    StoreKind.ALLOWED_KEYRING: "{name}, which you allowed",
    StoreKind.FILE: "a file that your passphrase protects",
    StoreKind.MEMORY: "this program's memory, until it is closed",
}


def fact_in_words(fact: Fact, profile: Profile) -> tuple[str, str]:
    """Return the caption of a fact, and a sentence."""
    caption, words = _FACTS[fact.kind]
    if fact.kind is FactKind.LIMITS and not fact.limits:
        return caption, f"{profile.name} tells none."
    limits = ", ".join(f"{most} {_LIMITED[what]}" for what, most in fact.limits)
    names, notice = ", ".join(fact.names), profile_words(profile).notice
    return caption, words.format(names=names, limits=limits, service=profile.name, notice=notice)


def store_in_words(place: StorePlace | None) -> str:
    """Return where secrets are kept; empty where there is no place."""
    return "" if place is None else _STORES[place.kind].format(name=place.name)
