"""After an account is unlinked, or a list deleted, nothing holds it any longer: neither objects nor names."""

import asyncio
import gc
import weakref
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeGuard

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from desktop_app.accounts import LiveAccount, LiveList
from desktop_app.domain.account import AccountId
from desktop_app.domain.arrangement import Order
from desktop_app.domain.edits import Edge
from desktop_app.domain.queues import QueueRef
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.buttons import click_button
from desktop_app.tour.hands import until
from desktop_app.ui.arrange.button import ArrangeButton
from desktop_app.ui.import_export.page import PreviewPage
from tests.holders import all_holders, assert_gone, chains, referents
from tests.ui.search.stage import FourServices, four_services
from tests.ui.stage import move

FIRST = {"netflix": "instant", "trakt": "watchlist"}
SECOND = {"netflix": "disc", "trakt": "favorites"}

LOOKS = 30
"""As many collections of garbage are waited for."""

Refs = Mapping[str, Callable[[], object]]


async def use_everything(on: FourServices, provider: str, folder: Path) -> None:
    """Every feature, with lists and titles of this account."""
    assert on.program is not None
    features = on.program.features
    account = on.accounts.library.linked(on.ref(provider, "").account)
    for live in account.lists:
        await on.show(provider, live.ref.name)
    await on.show(provider, FIRST[provider])
    on.page.view.choose_all(on.state.view.ids[:1])
    on.page.view.rating_keys.pressed.emit(4)
    await until(lambda: "You rated" in on.said, "the rating to be told")
    move(on, 3, Edge.TOP)
    await until(lambda: not account.waiting, "the move to be sent")
    await on.find("the", sections=2)
    for opened in (features.outbox, features.reminders, features.health, features.explorer, features.feeds):
        opened.open()
    assert features.health.window is not None
    features.health.window.hide()
    features.all_lists.open()
    await until(lambda: features.all_lists.session.titles, "the titles of all lists")
    features.all_lists.page.lists_button.ticked.emit(on.ref(provider, SECOND[provider]), False)
    features.lists.changes.ask_for_new(account.id)
    file = folder / "films.csv"
    file.write_text("Title,Year\nCharade,1963\n", encoding="utf-8")
    features.import_export.import_from(await on.show(provider, SECOND[provider]), str(file))
    await until(lambda: [each for each in on.page.findChildren(PreviewPage) if each.isVisible()], "the preview")
    await on.show(provider, FIRST[provider])
    on.window.deactivated.emit()
    on.window.activated.emit()
    (button,) = on.page.findChildren(ArrangeButton)
    next(action for action in button.menu_of.actions() if action.data() is Order.TITLE).trigger()


def of_list(on: FourServices, live: LiveList) -> Refs:
    """The list, what its sync holds of it, and its page."""
    found: dict[str, Callable[[], object]] = {
        f"the list {live.ref.name}": weakref.ref(live),
        f"the queue {live.ref.name}": weakref.ref(live.queue),
    }
    page = on.window.panes.pages.get(live.ref)
    return found if page is None else {**found, f"the page {live.ref.name}": weakref.ref(page)}


def of_account(on: FourServices, account: LiveAccount) -> Refs:
    """The account, its link to the service, its lists and their pages."""
    lists = {name: ref for live in account.lists for name, ref in of_list(on, live).items()}
    return {"the account": weakref.ref(account), "the link": weakref.ref(account.link), **lists}


def names(account_id: AccountId, name: str | None = None) -> list[object]:
    """Dicts and sets with keys that name the account or its lists; only that list, where there is a `name`."""

    def is_named(key: object) -> bool:
        if isinstance(key, QueueRef):
            return key.account == account_id and name in (None, key.name)
        if isinstance(key, tuple):
            return any(map(is_named, key))
        return name is None and isinstance(key, str) and key == account_id

    def naming(objects: Iterable[object]) -> list[object]:
        containers = {id(each): each for each in objects if _is_keyed(each)}
        return [each for each in containers.values() if any(map(is_named, tuple(each)))]

    # The collector does not track what holds but texts and numbers; whatever refers to that, it does. Those are many.
    tracked = gc.get_objects()
    return naming(tracked) or naming(referents(*tracked))


def _is_keyed(each: object) -> TypeGuard["dict[object, object] | set[object] | frozenset[object]"]:
    return type(each) in (dict, set, frozenset)


async def becomes_so(truth: Callable[[], bool]) -> bool:
    """Look again while something may still be under way; a look takes long enough for whatever is."""
    for _ in range(LOOKS):
        if truth():
            return True
        await asyncio.sleep(0.1)
    return False


async def gone(refs: Refs) -> None:
    """Wait until nothing holds any of them, as long as something is still under way."""

    def are_dead() -> bool:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
        return all(ref() is None for ref in refs.values())

    if not await becomes_so(are_dead):
        assert_gone(refs)


async def unnamed(account_id: AccountId, name: str | None = None) -> None:
    """Wait until no dict and no set names the account, or its list of that name."""

    def is_unnamed() -> bool:
        gc.collect()
        return not names(account_id, name)

    if not await becomes_so(is_unnamed):
        holders = all_holders()
        told = [chain for left in names(account_id, name) for chain in chains(left, holders, most=1)]
        assert not told, "\n".join(told)


@pytest.mark.parametrize("provider", FIRST)
async def test_nothing_holds_an_account_that_was_unlinked(sandbox: Sandbox, tmp_path: Path, provider: str) -> None:
    async with four_services(tmp_path, sandbox, *FIRST) as on:
        await use_everything(on, provider, tmp_path)
        account_id = on.ref(provider, "").account
        refs = of_account(on, on.accounts.library.linked(account_id))
        assert len(refs) > 8
        assert len(names(account_id)) > 5

        await on.accounts.unlink(account_id)

        await gone(refs)
        await unnamed(account_id)


async def test_nothing_holds_a_list_that_was_deleted(sandbox: Sandbox, tmp_path: Path) -> None:
    async with four_services(tmp_path, sandbox, *FIRST) as on:
        await use_everything(on, "trakt", tmp_path)
        account = on.accounts.library.linked(on.ref("trakt", "").account)
        live = next(each for each in account.lists if each.info is not None and each.info.title == "Noir")
        ref = await on.show("trakt", live.ref.name)
        move(on, 1, Edge.TOP)
        await until(lambda: not account.waiting, "the move to be sent")
        assert on.program is not None
        on.program.features.lists.changes.ask_to_delete(ref)
        refs = of_list(on, live)
        assert len(refs) == 3
        del live

        await click_button(on.window.message_bar, "Delete the list")
        await until(lambda: on.accounts.library.list(ref) is None, "the list to be deleted")

        await gone(refs)
        await unnamed(ref.account, ref.name)
        assert on.window.current == on.ref("trakt", "watchlist")
