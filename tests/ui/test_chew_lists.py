"""Chew's lists in the window: the order is ours and so said, shows are not added or removed, saved ones are."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from desktop_app.domain.edits import Edge, Move
from desktop_app.providers.provider import Server
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.history import History
from desktop_app.storage.settings import Settings
from desktop_app.sync.state import Health
from desktop_app.tour.hands import until
from desktop_app.ui.join import join
from desktop_app.ui.link_wizard.environment import WizardEnvironment
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.queue.words import second_line
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.tasks import Tasks
from desktop_app.workers import Workers
from tests.chew import ChewCore, make_chew_core
from tests.parts import parts_of
from tests.ui.own_files import own_files_in
from tests.ui.person import Browser


class Desktop:
    """The window over a core that knows Chew alone."""

    def __init__(self, core: ChewCore, folder: Path) -> None:
        self.core = core
        self.errors: list[Exception] = []
        self.tasks = Tasks(self.errors.append)
        self.window = MainWindow()
        self.history = History(folder / "history.db", Workers("history"))
        accounts = core.accounts
        outside = WizardEnvironment(Browser().open_uri, _no_server)
        own_files = own_files_in(folder, core.journal, self.history, core.snapshots, time.time)
        preferences = Preferences(folder / "settings.toml", Settings(refresh_minutes=0), Workers("settings"))
        self.program = join(
            self.window,
            accounts,
            self.tasks,
            outside,
            self.history,
            own_files,
            time.time,
            accounts.picture,
            preferences,
        )
        self.window.show()

    @property
    def page(self) -> QueuePage:
        assert self.window.page is not None
        return self.window.page

    @property
    def said(self) -> str:
        message = self.window.message_bar.message
        return f"{message.lead} {message.text}" if message else ""

    async def show(self, name: str) -> None:
        ref = next(ref for ref in self.program.workspace.library.refs if ref.name == name)
        self.program.workspace.screen.choose(ref)
        await until(lambda: self.program.workspace.library[ref].state.health is Health.IN_STEP, f"the list {name}")

    async def close(self) -> None:
        self.tasks.cancel()
        await self.tasks.finished()
        await self.program.close()
        await self.core.accounts.close()
        self.window.close_now()
        self.window.deleteLater()
        self.history.close()


async def _no_server(provider: str, api: str, sign_in: str) -> Server:
    raise AssertionError((provider, api, sign_in))


@asynccontextmanager
async def desktop(folder: Path, sandbox: Sandbox) -> AsyncIterator[Desktop]:
    on = Desktop(make_chew_core(folder, sandbox), folder)
    try:
        await on.core.link()
        await until(lambda: len(on.program.workspace.library.refs) == 3, "the lists")
        yield on
        assert on.errors == []
    finally:
        await on.close()


async def test_whose_order_it_is_and_what_cannot_be_done(sandbox: Sandbox, tmp_path: Path) -> None:
    async with desktop(tmp_path, sandbox) as on:
        await on.show("shows")
        assert on.page.heading.quiet == "chew.tv · Ada Lovelace (sandbox) · order kept on this computer only"
        before = on.page.model.view
        on.page.view.choose_all(before.ids[:1])
        on.page.view.remove_requested.emit(before.ids[:1])
        assert "They are made and deleted at the service itself." in on.said
        assert on.page.model.view.ids == before.ids

        on.page.view.choose_all(before.ids[-1:])
        on.page.history.perform((Move(before.ids[-1:], Edge.TOP),))
        await until(lambda: on.page.model.view.ids[0] == before.ids[-1], "the row at the top")


async def test_a_saved_show_that_is_gone_says_so(sandbox: Sandbox, tmp_path: Path) -> None:
    async with desktop(tmp_path, sandbox) as on:
        await on.show("saved")
        service = await parts_of(on.core.accounts, on.core.accounts.all[0].id)
        (title,) = await service.catalogue.search("debugging")
        assert on.page.add((title,), Edge.TOP)
        await until(lambda: on.page.model.state and not on.page.model.state.waiting, "the show")
        sandbox.chew.website.delete("debugging")
        on.program.refresh()
        await until(lambda: on.page.model.view.items[0].remark, "the mark")
        assert second_line(on.page.model.rows[0], "Chew").startswith("not found at the service")


async def test_who_signs_in_once_more_with_another_permission_sees_more(sandbox: Sandbox, tmp_path: Path) -> None:
    async with desktop(tmp_path, sandbox) as on:
        await on.show("shows")
        before = len(on.page.model.view.items)
        linked = await on.core.link(ticked=("private",))
        on.program.features.accounts.linked.emit(linked.account.id)
        await until(lambda: len(on.page.model.view.items) == before + 3, "the private shows")
        lines = [second_line(row, "Chew") for row in on.page.model.rows]
        assert any(line.startswith("Live now") for line in lines)
        assert sum(line.startswith("Private") for line in lines) == 3
        assert not any("Series" in line for line in lines)
