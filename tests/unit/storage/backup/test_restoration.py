"""A backup of one profile put back into another: whole, once, and only all of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.account import Account, AccountId, Person
from desktop_app.domain.backups import Backup, Belongings, PastOrder, changes
from desktop_app.domain.duplicates import pair_of
from desktop_app.domain.errors import DiskFull, RestoreUnfinished
from desktop_app.domain.queues import Item, Queue, QueueRef, Title, TitleId
from desktop_app.storage.backup.form import MOST_EARLIER, from_file, to_file
from desktop_app.storage.backup.portable_settings import STAYS, as_toml, portable, values_of, with_portable
from desktop_app.storage.backup.restoration import Places, collected, finish, restore
from desktop_app.storage.history import History
from desktop_app.storage.journal import Journal
from desktop_app.storage.server_addresses import ServerAddress
from desktop_app.storage.settings import Settings, SignInsIn, top_keys
from desktop_app.storage.settings_file import change_settings, load_settings
from desktop_app.workers import Workers
from tests.other_settings import other_settings

ADA = Account(AccountId("here"), "tmdb", "TMDB", Person("7", "ada"), "Ada's films")
BOB = Account(AccountId("his"), "chew", "chew.tv", Person("9", "bob"), "bob")
SHOWN = Item(Title(TitleId("movie/603"), "The Matrix", 1999, genres=("Action",), ids=(("imdb", "tt0133093"),)), 5)
LATER = Item(Title(TitleId("movie/604"), "Reloaded", 2003))
WATCHLIST = "watchlist"


@contextmanager
def places_in(folder: Path) -> Iterator[Places]:
    folder.mkdir(exist_ok=True)
    journal, history = Journal(folder / "lineup.db"), History(folder / "history.db", Workers("history"))
    load_settings(folder / "settings.toml")
    yield Places(journal, history, folder / "settings.toml")
    journal.close()
    history.close()


async def fill(places: Places) -> None:
    """Ada arranged her watchlist, keeps a list of her own, and answered questions; Bob only has an account."""
    for account in (ADA, BOB):
        places.journal.save_account(account)
    ref = QueueRef(ADA.id, WATCHLIST)
    places.journal.local_orders.save(ref, (LATER.id, SHOWN.id))
    places.journal.local_lists.save(QueueRef(ADA.id, "saved"), Queue((SHOWN,), (LATER,)))
    await places.history.keep(ref, (SHOWN.id, LATER.id), 1_700_000_000.25)
    await places.history.answer_same({pair_of("tmdb@TMDB:movie/603", "trakt@Trakt:m/481"): True})
    await places.history.all_lists.keep_order(("tmdb@TMDB:movie/604", "tmdb@TMDB:movie/603"))
    await places.history.all_lists.choose(ref, is_in=False)
    usual = Settings()
    change_settings(places.settings, usual, replace(usual, leaving_days=3.0, start_with=f"{ADA.id}/{WATCHLIST}"))


def put_back(places: Places, backup: Backup) -> None:
    file = to_file(backup)
    restore(places, file, from_file(file))


def plan(places: Places, backup: Backup) -> bool:
    now = collected(places, {}, 0.0)
    return changes(now, backup, places.journal.own.linked()).is_any


async def test_everything_comes_to_another_computer(tmp_path: Path) -> None:
    with places_in(tmp_path / "old") as old:
        await fill(old)
        file = to_file(collected(old, {"far.toml": 'name = "Far"\n'}, 1_700_000_000.0))
    backup = from_file(file)
    assert backup.descriptions == {"far.toml": 'name = "Far"\n'}
    with places_in(tmp_path / "new") as new:
        assert plan(new, backup)
        put_back(new, backup)
        assert not new.journal.accounts()
        found = new.journal.own.awaited("tmdb", "TMDB", "7")
        assert found is not None
        assert (found.label, found.person.name) == ("Ada's films", "ada")
        ref = QueueRef(found.id, WATCHLIST)
        assert new.journal.local_orders.load(ref) == (LATER.id, SHOWN.id)
        kept = new.journal.local_lists.load(QueueRef(found.id, "saved"))
        assert (kept.items, kept.saved) == ((SHOWN,), (LATER,))
        (order,) = await new.history.orders(ref)
        assert (order.kept_at, order.ids) == (1_700_000_000.25, (SHOWN.id, LATER.id))
        assert await new.history.same_titles() == {pair_of("tmdb@TMDB:movie/603", "trakt@Trakt:m/481"): True}
        assert await new.history.all_lists.order() == ("tmdb@TMDB:movie/604", "tmdb@TMDB:movie/603")
        assert await new.history.all_lists.choices() == {ref: False}
        settings = load_settings(new.settings)
        assert (settings.leaving_days, settings.start_with) == (3.0, f"{found.id}/{WATCHLIST}")


async def test_restoring_twice_changes_nothing(tmp_path: Path) -> None:
    with places_in(tmp_path / "old") as old:
        await fill(old)
        backup = from_file(to_file(collected(old, {}, 0.0)))
        assert not plan(old, backup)
    with places_in(tmp_path / "new") as new:
        put_back(new, backup)
        once = collected(new, {}, 0.0)
        assert not plan(new, backup)
        put_back(new, backup)
        assert collected(new, {}, 0.0) == once


async def test_what_is_here_beside_the_backup_stays(tmp_path: Path) -> None:
    with places_in(tmp_path / "old") as old:
        await fill(old)
        backup = collected(old, {}, 0.0)
    with places_in(tmp_path / "new") as new:
        new.journal.save_account(replace(ADA, id=AccountId("other")))
        new.journal.local_orders.save(QueueRef(AccountId("other"), "favorites"), (SHOWN.id,))
        new.journal.local_lists.save(QueueRef(AccountId("other"), "saved"), Queue((LATER,)))
        put_back(new, backup)
        assert [account.id for account in new.journal.accounts()] == ["other"]
        assert new.journal.local_orders.load(QueueRef(AccountId("other"), "favorites")) == (SHOWN.id,)
        kept = new.journal.local_lists.load(QueueRef(AccountId("other"), "saved"))
        assert (kept.items, kept.saved, kept.etag) == ((SHOWN,), (LATER,), "2")


async def test_a_disk_that_takes_nothing_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with places_in(tmp_path / "old") as old:
        await fill(old)
        backup = collected(old, {}, 0.0)
    with places_in(tmp_path / "new") as new:
        before = collected(new, {}, 0.0)

        def full(_archive: bytes) -> None:
            raise DiskFull

        monkeypatch.setattr(new.journal.own, "begin", full)
        with pytest.raises(DiskFull):
            put_back(new, backup)
        assert collected(new, {}, 0.0) == before


async def test_the_next_start_goes_on_with_what_a_stop_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with places_in(tmp_path / "old") as old:
        await fill(old)
        backup = collected(old, {}, 0.0)
    with places_in(tmp_path / "new") as new:

        def full(*_: object) -> None:
            raise DiskFull

        monkeypatch.setattr(new.history.own, "take", full)
        with pytest.raises(RestoreUnfinished):
            put_back(new, backup)
    with places_in(tmp_path / "new") as new:
        assert new.journal.own.under_way() is not None
        finish(new)
        assert new.journal.own.under_way() is None
        assert not plan(new, backup)


def test_of_earlier_orders_the_latest_are_written() -> None:
    orders = tuple(PastOrder(float(at), (SHOWN.id,)) for at in range(40))
    backup = from_file(to_file(Backup((Belongings(ADA, earlier={WATCHLIST: orders}),))))
    assert backup.belongings[0].earlier == {WATCHLIST: orders[-MOST_EARLIER:]}


def test_an_address_that_holds_a_key_is_left_out() -> None:
    poster, page = "https://image.example/a.jpg?api_key=n0body-may-see-this", "https://films.example/a?page=2"
    title = replace(SHOWN.title, poster=poster, web_page=page)
    backup = from_file(to_file(Backup((Belongings(ADA, lists={"saved": Queue((Item(title),))}),))))
    kept = backup.belongings[0].lists["saved"].items[0].title
    assert (kept.poster, kept.web_page) == ("", page)


def test_what_waits_under_the_new_name_of_a_server_joins_the_account_that_is_renamed(tmp_path: Path) -> None:
    with places_in(tmp_path / "new") as new:
        new.journal.save_account(replace(ADA, server="as it was called"))
        put_back(new, Backup((Belongings(ADA, {WATCHLIST: (SHOWN.id,)}),)))
        new.journal.rename_server(ADA.id, ADA.server)
        assert [(account.id, account.server) for account in new.journal.accounts()] == [(ADA.id, ADA.server)]
        assert new.journal.local_orders.load(QueueRef(ADA.id, WATCHLIST)) == (SHOWN.id,)
        assert new.journal.own.awaited("tmdb", "TMDB", "7") is None


BACKED_UP = {"account", "arrangement", "local_list", "kept_order", "same_title", "overview_order", "overview_list"}
LEFT_BEHIND = {
    "entry": "changes that were not sent: they would be sent twice",
    "step": "what Undo takes back here",
    "farewell": "links that are still to be revoked, with sign-ins of this computer",
    "restoration": "a restore that is under way",
    "seen": "what was last seen on this screen",
    "view_state": "how lists are shown on this screen",
    "told_notice": "what was told today on this screen",
}


def test_every_table_is_in_a_backup_or_left_behind_for_a_reason(tmp_path: Path) -> None:
    with places_in(tmp_path / "new") as new:
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        databases = (new.journal._database, new.history._database)
        tables = {str(name) for database in databases for (name,) in database.rows(query)}
    assert tables == BACKED_UP | LEFT_BEHIND.keys()


def test_every_setting_is_in_a_backup_or_stays_behind() -> None:
    other = other_settings()
    changed = {key for key, value in top_keys(other).items() if value != top_keys(Settings())[key]}
    assert changed == top_keys(other).keys()
    assert {"proxy", "proxy_host", "proxy_port", "proxy_user", "sign_ins_in", "other_keyring"} == STAYS
    assert portable(other).keys() == changed - STAYS
    assert values_of(as_toml(portable(other))) == portable(other)
    assert with_portable(Settings(), portable(other)) == replace(
        other, proxy=Settings().proxy, sign_ins_in=SignInsIn.KEYRING, other_keyring=""
    )


def test_addresses_of_servers_come_along_and_those_of_other_services_stay() -> None:
    far, near = ServerAddress("https://far.example/api", "https://far.example/in"), ServerAddress("https://n.x", "")
    told = portable(Settings(servers={"trakt": far}))

    assert told == {"trakt.api_address": far.api, "trakt.sign_in_address": far.sign_in}
    assert values_of(as_toml({**told, "leaving_days": 3})) == {**told, "leaving_days": 3}
    after = with_portable(Settings(servers={"trakt": near, "chew": near}, refresh_minutes=9), told)
    assert after == Settings(servers={"trakt": far, "chew": near}, refresh_minutes=9)


async def test_a_backup_under_way_that_this_version_cannot_read_is_let_go(tmp_path: Path) -> None:
    with places_in(tmp_path) as places:
        await fill(places)
        before = collected(places, {}, 0.0)
        places.journal.own.begin(b"of a later version")

        finish(places)

        assert places.journal.own.under_way() is None
        assert collected(places, {}, 0.0) == before


async def test_a_start_without_a_restoration_under_way_changes_nothing(tmp_path: Path) -> None:
    with places_in(tmp_path) as places:
        await fill(places)
        before = collected(places, {}, 0.0)
        finish(places)
        assert collected(places, {}, 0.0) == before


async def test_what_is_restored_is_no_news_of_others_and_the_rest_still_is(tmp_path: Path) -> None:
    with places_in(tmp_path) as places:
        await fill(places)
        backup = Backup((Belongings(ADA, {WATCHLIST: (SHOWN.id,)}, {"saved": Queue((SHOWN,))}),))
        seen = {name: QueueRef(ADA.id, name) for name in (WATCHLIST, "saved", "rated")}
        for ref in seen.values():
            await places.history.see(ref, Queue((LATER,)), 1.0)
        put_back(places, backup)
        assert [await places.history.since(ref, Queue((LATER,))) is None for ref in seen.values()] == [
            True,
            True,
            False,
        ]


async def test_a_backup_without_an_order_of_all_lists_leaves_the_one_here(tmp_path: Path) -> None:
    with places_in(tmp_path) as places:
        await fill(places)
        put_back(places, Backup(answers={pair_of("n:a", "t:a"): False}))
        assert await places.history.all_lists.order() == ("tmdb@TMDB:movie/604", "tmdb@TMDB:movie/603")
        assert (await places.history.same_titles())[pair_of("n:a", "t:a")] is False
        assert len(await places.history.same_titles()) == 2
