"""Accounts to test with."""

from desktop_app.domain.account import AccountId
from desktop_app.domain.queues import QueueRef
from desktop_app.ui.sidebar.accounts import SourceAccount, SourceList, SourceState


def ref(account: str, name: str) -> QueueRef:
    return QueueRef(AccountId(account), name)


def account(name: str, provider: str = "Netflix", lists: tuple[str, ...] = ("instant", "disc")) -> SourceAccount:
    """An account whose lists are named as their keys."""
    return SourceAccount(
        AccountId(name),
        provider,
        provider[0],
        "#9C3D3D",
        name,
        f"{name} · sandbox",
        SourceState.LINKED,
        tuple(SourceList(ref(name, title), title.title(), 64) for title in lists),
    )


EVERY_STATE = (
    SourceAccount(
        AccountId("n"),
        "Netflix",
        "N",
        "#9C3D3D",
        "Ada",
        "Ada · sandbox · linked",
        SourceState.LINKED,
        (
            SourceList(ref("n", "instant"), "Instant queue", 64),
            SourceList(ref("n", "disc"), "DVD queue", 6, edit_refusal="The service keeps it."),
            SourceList(ref("n", "saved"), "Saved", 3, takes_titles=False),
        ),
    ),
    SourceAccount(
        AccountId("t"),
        "Trakt",
        "T",
        "#7A4A86",
        "ada_l",
        "ada_l · does not answer",
        SourceState.OFFLINE,
        (
            SourceList(ref("t", "watch"), "Watchlist", 131),
            SourceList(ref("t", "noir"), "Noir", 40, waiting=2),
            SourceList(ref("t", "rain"), "Rainy Sundays", 18),
        ),
    ),
    SourceAccount(
        AccountId("m"),
        "TMDB",
        "M",
        "#2F6C74",
        "ada-lovelace",
        "ada-lovelace · sign in again",
        SourceState.SIGN_IN_AGAIN,
        (SourceList(ref("m", "watch"), "Watchlist", 57), SourceList(ref("m", "fav"), "Favorites", 12)),
    ),
    SourceAccount(
        AccountId("c"),
        "chew.tv",
        "c",
        "#7A6233",
        "",
        "sandbox · reading 2 of 9",
        SourceState.WORKING,
        (SourceList(ref("c", "shows"), "Saved shows"),),
    ),
)
