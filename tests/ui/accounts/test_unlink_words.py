"""The words for what an unlinking did."""

import pytest

from desktop_app.accounts import Forgotten, UnlinkResult
from desktop_app.domain.account import Account, AccountId, Person
from desktop_app.ui.accounts.unlink_words import receipt_message
from desktop_app.ui.shell.message_stack import Kind

ADA = Account(AccountId("a"), "far", "far.example", Person("u", "Ada"), "Ada")


@pytest.mark.parametrize("where", ["https://far.example", ""])
def test_who_must_revoke_by_hand_is_told_where(where: str) -> None:
    message = receipt_message(UnlinkResult(ADA, Forgotten.REFUSED), "Far", where)

    assert message.kind is Kind.WARNING
    assert f"sign in at {where or 'its website'}" in message.text
    assert "gone from this computer" in message.text


@pytest.mark.parametrize("forgotten", Forgotten)
def test_every_end_has_its_words(forgotten: Forgotten) -> None:
    message = receipt_message(UnlinkResult(ADA, forgotten, dropped=2), "Far")

    assert "Far" in message.text
    assert "2 changes that waited" in message.text
    assert "{" not in message.text
