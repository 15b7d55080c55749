"""The linked accounts, and the ways in and out."""

from desktop_app.accounts.accounts import Accounts, Linked
from desktop_app.accounts.unlinking import Forgotten, Receipt

__all__ = ["Accounts", "Forgotten", "Linked", "Receipt"]
