"""The linked accounts, and the ways in and out."""

from desktop_app.accounts.account import LiveAccount
from desktop_app.accounts.accounts import Accounts
from desktop_app.accounts.library import Library
from desktop_app.accounts.linked import Linked, Meant
from desktop_app.accounts.live_list import LiveList
from desktop_app.accounts.revocation import Forgotten, UnlinkResult
from desktop_app.domain.credentials import NO_KEY

__all__ = [
    "NO_KEY",
    "Accounts",
    "Forgotten",
    "Library",
    "Linked",
    "LiveAccount",
    "LiveList",
    "Meant",
    "UnlinkResult",
]
