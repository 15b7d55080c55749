"""The linked accounts, and the ways in and out."""

from desktop_app.accounts.accounts import NO_KEY, Accounts, Linked
from desktop_app.accounts.unlinking import Forgotten, Receipt

__all__ = ["NO_KEY", "Accounts", "Forgotten", "Linked", "Receipt"]
