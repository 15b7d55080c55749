"""The window about feeds, over the real core and a real sandbox."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest

from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.hands import until
from desktop_app.ui.feeds.window import FeedsWindow
from desktop_app.ui.feeds.words import WARNING
from desktop_app.ui.widgets.label import Label
from tests.ui.stage import EMAIL, Stage, stage


async def opened(on: Stage) -> FeedsWindow:
    on.window.activateWindow()
    await until(on.window.isActiveWindow, "the window before the person")
    QTest.keySequence(on.window, QKeySequence("Ctrl+Shift+F"))
    assert on.program is not None
    window = on.program.features.feeds.window
    assert window is not None
    await until(lambda: names(window) and not window.stop.isVisible(), "the feeds")
    return window


def names(window: FeedsWindow) -> list[str]:
    return [item.text(0) for item in window.tree._items()]


def shown(window: FeedsWindow) -> list[str]:
    model = window.table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def kept(sandbox: Sandbox) -> list[str]:
    return sandbox.netflix.state.title_names(EMAIL, "instant")


async def read(on: Stage, window: FeedsWindow, name: str) -> None:
    window.tree.choose(on.accounts.all[0].id, name)
    await until(lambda: not window.stop.isVisible(), "the feed to be read")


async def test_feeds_are_listed_and_read(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        window = await opened(on)
        assert names(window)[:3] == ["DVD queue", "New in the DVD queue", "Instant queue"]
        assert not window.copy.isEnabled()

        await read(on, window, "queues.instant")

        assert shown(window) == kept(sandbox)
        assert window.heading == "Instant queue: 64 entries"
        assert window.reading.title.text() == "The Third Man"
        assert "Vienna" in window.reading.text.toPlainText()
        assert any(words.text() == WARNING and words.isVisible() for words in window.findChildren(Label))

        window.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        assert shown(window) == sorted(shown(window), key=str.casefold)
        QTest.keyClick(window, Qt.Key.Key_Escape)
        assert not window.isVisible()
        assert names(window) == shown(window) == []


async def test_a_title_of_a_feed_is_added_to_a_queue(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        window = await opened(on)
        await read(on, window, "recommendations")
        title = shown(window)[0]
        instant, disc = window.reading.add.menu().actions()
        assert (instant.text(), disc.text()) == ("Instant queue", "DVD queue")

        instant.trigger()
        await until(lambda: "now stands" in window.words, "it to be added")
        await until(lambda: on.is_in_step and on.shown == on.served, "it to be sent")
        assert kept(sandbox)[-1] == title

        await read(on, window, "queues.instant")
        window.reading.add.menu().actions()[0].trigger()
        await until(lambda: "already" in window.words, "what stands there not to be added")
        on.page.history.undo()
        await until(lambda: on.is_in_step and title not in kept(sandbox), "the undoing")


async def test_the_address_is_copied_and_shown_nowhere(
    sandbox: Sandbox, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        window = await opened(on)
        await read(on, window, "at_home")

        window.copy.click()

        clipboard = QGuiApplication.clipboard().mimeData()
        address = clipboard.text()
        assert address.startswith(sandbox.netflix.api_address + "/users/")
        assert bytes(clipboard.data("x-kde-passwordManagerHint").data()) == b"secret"
        token = address.partition("feed_token=")[2].partition("&")[0]
        assert len(token) > 20
        said = [words.text() for words in window.findChildren(Label)]
        ledger = map(repr, on.accounts.transports.ledger)
        assert not [line for line in (*said, *ledger, caplog.text) if token in line]


async def test_what_cannot_be_read_is_said(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        window = await opened(on)

        sandbox.netflix.faults.answer_next(b"<!DOCTYPE f><f/>", "application/atom+xml")
        await read(on, window, "ratings")
        assert "can’t read" in window.words
        assert shown(window) == []

        sandbox.netflix.faults.retire_rentals()
        await read(on, window, "at_home")
        assert window.words

        QTest.keySequence(window, QKeySequence(QKeySequence.StandardKey.Refresh))
        await until(lambda: "At home" not in names(window), "the feeds that are left")
        assert "Recommendations" in names(window)


async def test_to_look_again_reads_the_chosen_feed_again(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox, with_trakt=True) as on:
        await on.link()
        await on.link_trakt()
        window = await opened(on)
        await read(on, window, "queues.instant")
        before = shown(window)
        sandbox.netflix.faults.edit_on_website(EMAIL)

        QTest.keySequence(window, QKeySequence(QKeySequence.StandardKey.Refresh))
        await until(lambda: shown(window) == kept(sandbox) != before, "the feed as it is now")
        await until(lambda: not window.stop.isVisible(), "the end")

        assert window.heading == "Instant queue: 64 entries"
        assert window.tree.current is not None
        assert len(names(window)) == 11


async def test_a_service_without_feeds_is_not_listed(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox, with_trakt=True) as on:
        await on.link_trakt()
        assert on.program is not None
        on.program.features.feeds.open()
        window = on.program.features.feeds.window
        assert window is not None
        await until(lambda: not window.stop.isVisible(), "all services to be asked")

        assert window.tree.topLevelItemCount() == 0
        assert window.heading == "No service of a linked account has feeds."
