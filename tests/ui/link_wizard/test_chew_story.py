"""Chew in the wizard: what is optional is ticked, a token comes back in the fragment, a key is typed."""

import asyncio
from pathlib import Path

import pytest
import requests
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from desktop_app.domain.credentials import ClientCredentials
from desktop_app.providers.provider import Server
from desktop_app.sandbox.server import Sandbox
from desktop_app.ui.link_wizard.outside import Outside
from desktop_app.ui.link_wizard.pages.choice_card import ChoiceCard
from desktop_app.ui.link_wizard.wizard import LinkWizard
from tests.chew import ChewCore, Performer, key_of, make_chew_core
from tests.ui.link_wizard.helper import paste, until_says, words
from tests.ui.person import press, until


class Way:
    """The wizard for Chew, and a browser that only remembers."""

    def __init__(self, core: ChewCore) -> None:
        self.core = core
        self.opened: list[str] = []
        self.parent = QWidget()
        self.wizard = LinkWizard(core.accounts, "chew", Outside(self._open_uri, self._refuse), self.parent)
        self.frame = self.wizard.frame

    def _open_uri(self, uri: str) -> bool:
        self.opened.append(uri)
        return True

    async def _refuse(self, provider: str, api: str, sign_in: str) -> Server:
        pytest.fail("The server is set already.")

    async def begin(self, client: ClientCredentials | None) -> None:
        if client is not None:
            await self.core.accounts.save_application_key("chew", client)
        self.wizard.open()
        await until(lambda: self.frame.page is not None, "the first page")

    async def finish(self) -> None:
        await until_says(self.frame, "Ada Lovelace")
        await self.wizard.close()
        await self.core.accounts.close()
        self.parent.deleteLater()


def choose(way: Way, name: str) -> None:
    assert way.frame.page is not None
    next(card for card in way.frame.page.findChildren(ChoiceCard) if card.choice.title == name).setChecked(True)


async def test_a_code_with_the_private_shows(sandbox: Sandbox, tmp_path: Path) -> None:
    way = Way(make_chew_core(tmp_path, sandbox))
    await way.begin(key_of(sandbox.chew))
    assert way.frame.page is not None
    (box,) = way.frame.page.findChildren(QCheckBox)
    assert not box.isChecked()
    box.click()
    await press(way.frame, "Continue")
    await until(lambda: way.opened, "the browser")
    assert "scope=read%2Cprivate" in way.opened[0]
    back = await Performer().visit(way.opened[0])
    await until_says(way.frame, "Your browser is open")
    await asyncio.to_thread(requests.get, back, timeout=60)  # as the browser does
    await until_says(way.frame, "Good until")
    assert sandbox.chew.grants.tokens[0].scopes == ("read", "private")
    await way.finish()


async def test_a_fragment_that_is_pasted_will_do(sandbox: Sandbox, tmp_path: Path) -> None:
    way = Way(make_chew_core(tmp_path, sandbox))
    await way.begin(key_of(sandbox.chew, public=True))
    await press(way.frame, "Continue")
    await until(lambda: way.opened, "the browser")
    assert "response_type=token" in way.opened[0]
    assert way.frame.strip.accessibleDescription().startswith("Step 1 of 2, Sign in")
    back = await Performer().visit(way.opened[0])
    await paste(way.frame, back)
    await way.finish()
    assert sandbox.chew.grants.tokens[0].text not in words(way.frame)


async def test_a_key_is_typed(sandbox: Sandbox, tmp_path: Path) -> None:
    way = Way(make_chew_core(tmp_path, sandbox))
    await way.begin(None)
    choose(way, "With an API key")
    await press(way.frame, "Continue")
    await until_says(way.frame, "API key")
    assert way.frame.page is not None
    way.frame.page.findChildren(QLineEdit)[0].setText("mistyped")
    await press(way.frame, "Sign in")
    await until_says(way.frame, "does not take this key")
    await press(way.frame, "Try again")
    await until_says(way.frame, "API key")
    assert way.frame.page is not None
    key = sandbox.chew.service.people[0].key
    way.frame.page.findChildren(QLineEdit)[0].setText(key)
    await press(way.frame, "Sign in")
    await until_says(way.frame, "Ada Lovelace")
    assert key not in way.frame.details.text
    await way.finish()


async def test_a_clock_that_is_off_refuses_nothing(sandbox: Sandbox, tmp_path: Path) -> None:
    sandbox.chew.clock.offset = -7200
    way = Way(make_chew_core(tmp_path, sandbox))
    await way.begin(key_of(sandbox.chew))
    await until_says(way.frame, "This computer’s clock is")
    assert "would be misread" in words(way.frame)
    assert "would be refused" not in words(way.frame)
    await press(way.frame, "Use Chew’s time")
    await until(lambda: "This computer’s clock" not in words(way.frame), "the word to go")
    await way.wizard.close()
    await way.core.accounts.close()
    way.parent.deleteLater()
