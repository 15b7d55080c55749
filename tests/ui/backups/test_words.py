"""Words about backups."""

from desktop_app.domain.account import Account, AccountId, Person
from desktop_app.domain.backups import AccountChange, Changes, ListChange, SettingChange
from desktop_app.ui.backups.words import LONGEST, MOST, cards, owner, restored, written
from desktop_app.ui.own_files import WrittenBackup

ADA = Account(AccountId("a"), "tmdb", "TMDB", Person("7", "ada"), "Ada's films")
NAMES = {"tmdb": "TMDB", "trakt": "Trakt"}


def name(provider: str) -> str:
    return NAMES.get(provider, provider)


def lines(changes: Changes) -> list[str]:
    return [line for card in cards(changes, name) for line in card.lines]


def test_what_lists_become() -> None:
    changed = (
        ListChange("Watchlist", 3, None, is_own=False),
        ListChange("Favorites", 1, 2, is_own=False),
        ListChange("Saved shows", 2, None, is_own=True),
        ListChange("Other shows", 2, 5, is_own=True, lost=4),
    )
    account = AccountChange(ADA, is_linked=True, lists=changed, earlier=1, choices=2)
    assert lines(Changes((account,))) == [
        "Watchlist: your order of 3 titles",
        "Favorites: your order of 1 title, in place of the one here",
        "Saved shows: 2 titles",
        "Other shows: 2 titles, in place of the 5 here; 4 of those aren't in the backup",
        "1 earlier order",
        "2 lists taken into All my lists, or left out",
    ]


def test_an_account_is_told_from_others_by_what_differs() -> None:
    assert owner(ADA, name) == "TMDB · Ada's films (ada)"
    assert owner(Account(AccountId("a"), "chew", "c.example", Person("7", "b"), "b"), name) == "chew · b (c.example)"
    assert owner(Account(AccountId("a"), "trakt", "Trakt", Person("7", "b"), "b"), name) == "Trakt · b"


def test_what_is_shared() -> None:
    settings = (
        SettingChange("leaving_days", 5.0, 3.0),
        SettingChange("desktop_notices", None, after=True),
        SettingChange("start_with", "all", "a/watchlist"),
        SettingChange("trakt.api_address", "https://old.example/a", "https://new.example/b"),
    )
    changes = Changes(answers=3, replaced_answers=1, overview=2, replaces_overview=True, settings=settings)
    assert lines(changes) == [
        "3 answers about which titles are the same, 1 of them in place of yours here",
        "Your order of 2 titles, in place of the one here",
        "Days ahead that you hear of titles leaving: 3, instead of 5",
        "Notices on the desktop: on",
        "What is shown first: a list",
        "Address of Trakt: new.example, instead of old.example",
    ]


def test_endless_names_and_lists_are_cut() -> None:
    long = Account(AccountId("a"), "x" * 90_000, "s", Person("7", "y" * 90_000), "\u202eme")
    many = tuple(ListChange(f"L{number}", 1, None, is_own=True) for number in range(5_000))
    found = cards(Changes((AccountChange(long, is_linked=False, lists=many),) * 2_000), name)
    assert len(found) == MOST + 1
    assert found[-1].head == f"{2_000 - MOST:,} more accounts"
    assert found[0].lines[-1] == f"And {5_000 - MOST:,} more."
    assert all(
        len(words) <= LONGEST + 1 and "\u202e" not in words for card in found for words in (card.head, card.state)
    )


def test_what_was_written() -> None:
    assert written(WrittenBackup(0), "a.zip").startswith(
        "Your own orders and lists, answers and settings are in a.zip."
    )
    told = written(WrittenBackup(1, unsent=1, left_out=("Far", "Near")), "a.zip")
    assert "of 1 account," in told
    assert "1 change not sent yet waits here, outside the backup." in told
    assert told.endswith("so they were left out: Far, Near.")
    assert "2 changes not sent yet wait here" in written(WrittenBackup(2, unsent=2), "a.zip")


def test_what_is_still_to_be_linked() -> None:
    waits = AccountChange(ADA, is_linked=False, choices=1)
    assert restored(Changes((waits,)), name) == "What belongs to TMDB · Ada's films (ada) comes back when you link it."
    assert restored(Changes((waits,) * 5), name).endswith("and 2 more comes back when you link each of them.")
    assert restored(Changes(answers=1), name) == "Everything in the backup is in its place."
