"""The library's accounts and lists: what their signals tell, in which order, and that they end."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from desktop_app.accounts import Library, LiveAccount, LiveList
from desktop_app.domain.account import AccountId, LinkState
from desktop_app.domain.edits import Edge, Edit, Move
from desktop_app.domain.errors import NotThere
from desktop_app.domain.queues import QueueRef
from desktop_app.domain.service import ListCatalogue
from desktop_app.sandbox.server import Sandbox
from desktop_app.sync.state import Event, Health, QueueState
from tests.core import Core, make_core, serve_list


class Diary:
    """What a library tells, in a few words each."""

    def __init__(self, library: Library) -> None:
        self.entries: list[str] = []
        library.account_opened.connect(self._opened)
        library.account_changed.connect(self._changed)
        library.account_ended.connect(self._ended)
        library.lists_changed.connect(self._lists_changed)
        library.list_opened.connect(self._list_opened)
        library.list_changed.connect(self._list_changed)
        library.list_ended.connect(self._list_ended)
        library.before_edit.connect(self._before_edit)

    def take(self) -> list[str]:
        """Everything since it was last taken."""
        taken, self.entries = self.entries, []
        return taken

    def _opened(self, account: LiveAccount) -> None:
        self.entries.append(f"{account.label} opened")

    def _changed(self, account: LiveAccount) -> None:
        self.entries.append(f"{account.label} {account.state.value}")

    def _ended(self, account: LiveAccount) -> None:
        self.entries.append(f"{account.label} ended, {len(account.lists)} lists left")

    def _lists_changed(self, account: LiveAccount) -> None:
        self.entries.append(f"lists: {' '.join(info.name for info in account.infos)}")

    def _list_opened(self, opened: LiveList) -> None:
        self.entries.append(f"{opened.ref.name} opened")

    def _list_changed(self, changed: LiveList, state: QueueState, event: Event | None) -> None:
        what = type(event).__name__ if event is not None else state.health.value
        self.entries.append(f"{changed.ref.name} {what}")

    def _list_ended(self, ended: LiveList) -> None:
        self.entries.append(f"{ended.ref.name} ended")

    def _before_edit(self, about: LiveList, state: QueueState, edits: tuple[Edit, ...]) -> None:
        self.entries.append(f"{about.ref.name} before {type(edits[0]).__name__}, {state.waiting} waiting")


class Listener:
    """Notes in a shared diary that it heard of one list."""

    def __init__(self, name: str, diary: Diary) -> None:
        self.name = name
        self.diary = diary

    def hear(self, _state: QueueState, _event: Event | None) -> None:
        self.diary.entries.append(self.name)


@pytest.fixture
async def core(tmp_path: Path, sandbox: Sandbox) -> AsyncIterator[Core]:
    core = await make_core(tmp_path, sandbox)
    yield core
    await core.accounts.close()


async def both_shown(core: Core, account_id: AccountId) -> LiveAccount:
    """The account with two lists, both shown."""
    account = core.accounts.library.account(account_id)
    assert account is not None
    told = await core.accounts.library.linked(account_id).ask_catalogue()
    account.put(ListCatalogue(told.capabilities, told.lists[:2]))
    for ref in account.refs:
        await account.show(ref.name)
    return account


async def test_an_account_opens_changes_and_ends(core: Core) -> None:
    diary = Diary(core.accounts.library)
    account_id = (await core.link()).account
    core.accounts.rename(account_id, "Ours")
    await core.accounts.unlink(account_id)
    assert diary.take() == ["Ada Lovelace opened", "Ours linked", "Ours ended, 0 lists left"]
    assert (len(core.accounts.library.accounts), core.accounts.library.account(account_id)) == (0, None)


async def test_a_change_that_is_none_is_not_told(core: Core) -> None:
    account_id = (await core.link()).account
    diary = Diary(core.accounts.library)
    core.accounts.rename(account_id, "Ada Lovelace")
    assert diary.take() == []


async def test_an_account_that_must_sign_in_again_says_so(core: Core) -> None:
    account = await both_shown(core, (await core.link()).account)
    diary = Diary(core.accounts.library)
    account.require_sign_in()
    assert diary.take() == ["Ada Lovelace sign in again"]
    assert account.state is LinkState.SIGN_IN_AGAIN


async def test_lists_open_once_and_end_before_their_account(core: Core) -> None:
    diary = Diary(core.accounts.library)
    account = await both_shown(core, (await core.link()).account)
    assert diary.take()[1:] == [
        "lists: instant disc",
        "instant opened",
        "instant not read yet",
        "disc opened",
        "disc not read yet",
    ]
    assert await account.show("instant") is account.lists[0] is core.accounts.library.lists[0]
    assert core.accounts.library.list(QueueRef(account.id, "disc")) is account.lists[1]
    await core.accounts.unlink(account.id)
    assert diary.take() == ["instant ended", "disc ended", "Ada Lovelace ended, 0 lists left"]
    assert core.accounts.library.lists == ()


async def test_a_list_that_the_service_no_longer_has_ends_alone(core: Core) -> None:
    account = await both_shown(core, (await core.link()).account)
    diary, disc = Diary(core.accounts.library), account.lists[1]
    assert account.catalogue is not None
    assert account.put(ListCatalogue(account.catalogue.capabilities, account.infos[:1]))
    assert diary.take() == ["disc ended", "lists: instant"]
    assert (disc.is_over, account.list("disc"), disc.info) == (True, None, None)
    assert not account.put(account.catalogue)
    assert diary.take() == []


async def test_a_list_is_not_opened_that_went_meanwhile(core: Core) -> None:
    account = await both_shown(core, (await core.link()).account)
    assert account.catalogue is not None
    account.put(ListCatalogue(account.catalogue.capabilities, account.infos[:1]))
    with pytest.raises(NotThere):
        await account.show("disc")


async def test_what_happens_to_a_list_is_told_to_those_who_hold_it_and_then_to_all(core: Core) -> None:
    account = await both_shown(core, (await core.link()).account)
    instant = account.lists[0]
    diary = Diary(core.accounts.library)
    feature, page = Listener("feature", diary), Listener("page", diary)
    instant.changed.connect(feature.hear)
    instant.changed.connect(page.hear, first=True)
    await core.in_step(await serve_list(core.accounts, instant.ref))
    assert diary.take()[:3] == ["page", "feature", "instant reading"]
    instant.submit((Move((instant.state.view.ids[2],), Edge.TOP),))
    assert diary.take()[:4] == ["instant before Move, 0 waiting", "page", "feature", "instant in step"]
    assert instant.is_served
    assert not account.lists[1].is_served


async def test_nothing_is_heard_of_a_list_that_has_ended_and_nothing_done_to_it(core: Core) -> None:
    account = await both_shown(core, (await core.link()).account)
    instant = account.lists[0]
    await core.in_step(await serve_list(core.accounts, instant.ref))
    ids = instant.state.view.ids
    diary = Diary(core.accounts.library)
    heard = Listener("heard", diary)
    instant.changed.connect(heard.hear)
    await core.accounts.unlink(account.id)
    diary.take()
    instant._hear(QueueState(instant.ref, health=Health.READING), None)
    assert diary.take() == []
    with pytest.raises(NotThere):
        instant.submit((Move((ids[2],), Edge.TOP),))
    assert not instant.is_served


class Faulty:
    """Fails at whatever it hears."""

    def hear(self, _ended: LiveAccount | LiveList) -> None:
        raise ValueError("a listener of ours")


async def test_an_account_ends_whole_whichever_listener_fails(core: Core) -> None:
    account = await both_shown(core, (await core.link()).account)
    lists, faulty, diary = account.lists, Faulty(), Diary(core.accounts.library)
    core.accounts.library.list_ended.connect(faulty.hear)
    core.accounts.library.account_ended.connect(faulty.hear)

    with pytest.raises(ValueError, match="a listener of ours"):
        account.end()

    assert diary.take() == ["instant ended", "disc ended", "Ada Lovelace ended, 0 lists left"]
    assert account.is_over
    assert all(each.is_over for each in lists)
    assert (len(core.accounts.library.accounts), account.link.connection) == (0, None)
    assert sum(map(len, (account.ended, lists[0].ended, lists[1].changed))) == 0
