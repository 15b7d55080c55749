"""Chew in the wizard: what is optional is ticked, a token comes back in the fragment, a key is typed."""

import asyncio
import re
import socket
from pathlib import Path

import pytest
import requests
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from desktop_app.domain.credentials import ClientCredentials
from desktop_app.providers.provider import Server
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.buttons import click_button
from desktop_app.tour.hands import until
from desktop_app.ui.link_wizard.environment import WizardEnvironment
from desktop_app.ui.link_wizard.pages.choice_card import ChoiceCard
from desktop_app.ui.link_wizard.wizard import LinkWizard
from tests.chew import ChewCore, Performer, key_of, make_chew_core
from tests.core import Form
from tests.ui.link_wizard.helper import paste, until_says, words


class Way:
    """The wizard for Chew, and a browser that only remembers."""

    def __init__(self, core: ChewCore) -> None:
        self.core = core
        self.opened: list[str] = []
        self.parent = QWidget()
        self.wizard = LinkWizard(core.accounts, "chew", WizardEnvironment(self._open_uri, self._refuse), self.parent)
        self.frame = self.wizard.frame

    def _open_uri(self, uri: str) -> bool:
        self.opened.append(uri)
        return True

    async def _refuse(self, provider: str, api: str, sign_in: str) -> Server:
        pytest.fail("The server is set already.")

    async def begin(self, client: ClientCredentials | None) -> None:
        if client is not None:
            await self.core.accounts.keys.save("chew", client)
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
    await click_button(way.frame, "Continue")
    await until(lambda: way.opened, "the browser")
    assert "scope=read%2Cprivate" in way.opened[0]
    back = await Performer().visit(way.opened[0])
    await until_says(way.frame, "Continue in")
    await asyncio.to_thread(requests.get, back, timeout=60)  # as the browser does
    await until_says(way.frame, "Good until")
    assert "Your private shows" in words(way.frame)
    assert sandbox.chew.grants.tokens[0].scopes == ("read", "private")
    await way.finish()


async def test_a_fragment_that_is_pasted_will_do(sandbox: Sandbox, tmp_path: Path) -> None:
    way = Way(make_chew_core(tmp_path, sandbox))
    await way.begin(key_of(sandbox.chew, public=True))
    await click_button(way.frame, "Continue")
    await until(lambda: way.opened, "the browser")
    assert "response_type=token" in way.opened[0]
    assert way.frame.strip.accessibleDescription().startswith("Step 1 of 2, Sign in")
    back = await Performer().visit(way.opened[0])
    await paste(way.frame, back)
    await until_says(way.frame, "What Lineup may do")
    assert "Your private shows" not in words(way.frame)
    await way.finish()
    assert sandbox.chew.grants.tokens[0].text not in words(way.frame)
    assert "Your private shows" not in words(way.frame)


async def test_a_key_is_typed(sandbox: Sandbox, tmp_path: Path) -> None:
    way = Way(make_chew_core(tmp_path, sandbox))
    await way.begin(None)
    choose(way, "With an API key")
    await click_button(way.frame, "Continue")
    await until_says(way.frame, "API key")
    assert way.frame.page is not None
    way.frame.page.findChildren(QLineEdit)[0].setText("mistyped")
    await click_button(way.frame, "Sign in")
    await until_says(way.frame, "doesn’t accept this key")
    await click_button(way.frame, "Try again")
    await until_says(way.frame, "API key")
    assert way.frame.page is not None
    key = sandbox.chew.service.people[0].key
    way.frame.page.findChildren(QLineEdit)[0].setText(key)
    await click_button(way.frame, "Sign in")
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
    await click_button(way.frame, "Use chew.tv’s time")
    await until(lambda: "This computer’s clock" not in words(way.frame), "the word to go")
    await way.wizard.close()
    await way.core.accounts.close()
    way.parent.deleteLater()


# --- somebody else's answer ---------------------------------------------------------------------------------------

PICTURE = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"}


def registered_at_a_free_port(sandbox: Sandbox) -> ClientCredentials:
    """The key of a public application, whose registered address nobody else listens at."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        redirect_uri = f"http://127.0.0.1:{probe.getsockname()[1]}/chew/callback"
    application = sandbox.chew.service.application(sandbox.chew.public_client_id)
    assert application is not None
    application.redirect_uris.append(redirect_uri)
    return ClientCredentials(sandbox.chew.public_client_id, redirect_uri=redirect_uri)


async def signing_in(sandbox: Sandbox, folder: Path) -> tuple[Way, str]:
    """The wizard while it waits for the browser, and where the browser comes back."""
    way, client = Way(make_chew_core(folder, sandbox)), registered_at_a_free_port(sandbox)
    await way.begin(client)
    await click_button(way.frame, "Continue")
    await until(lambda: way.opened, "the browser")
    await until_says(way.frame, "Continue in")
    return way, client.redirect_uri


async def hand_over(back: str) -> requests.Response:
    """Do with a fragment what the browser does."""
    address, _, fragment = back.partition("#")
    page = await asyncio.to_thread(requests.get, address, timeout=60)
    found = re.search(r'"Lineup-Ticket": "([^"]+)"', page.text)
    assert found
    ticket = {"Lineup-Ticket": found[1]}
    return await asyncio.to_thread(requests.post, address, data=fragment, headers=ticket, timeout=60)


def token_of_another(sandbox: Sandbox) -> str:
    mallory = sandbox.chew.service.people[-1]
    return sandbox.chew.grants.issue_token(mallory.username, ("read", "private"), 604800).text


@pytest.mark.parametrize("headers", [PICTURE, {}])
async def test_a_picture_of_another_page_links_nobody(
    sandbox: Sandbox, tmp_path: Path, headers: dict[str, str]
) -> None:
    way, address = await signing_in(sandbox, tmp_path)
    evil = f"{address}?access_token={token_of_another(sandbox)}&token_type=bearer"

    answer = await asyncio.to_thread(requests.get, evil, headers=headers, timeout=60)

    assert answer.status_code == 404
    await hand_over(await Performer().visit(way.opened[0]))
    await way.finish()
    assert [account.person.name for account in way.core.accounts.all] == ["Ada Lovelace"]


@pytest.mark.parametrize("state", ["", "&state=guessed"])
async def test_a_token_that_another_page_puts_behind_the_address_links_nobody(
    sandbox: Sandbox, tmp_path: Path, state: str
) -> None:
    way, address = await signing_in(sandbox, tmp_path)

    answer = await hand_over(f"{address}#access_token={token_of_another(sandbox)}&token_type=bearer{state}")

    assert (answer.status_code, "can’t use this answer" in answer.text) == (404, not state)
    if not state:
        await until_says(way.frame, "doesn’t say which sign-in it belongs to")
    await hand_over(await Performer().visit(way.opened[0]))
    await way.finish()
    assert [account.person.name for account in way.core.accounts.all] == ["Ada Lovelace"]


async def test_where_chew_leaves_out_the_state_a_pasted_answer_says_why_it_is_not_used(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    sandbox.chew.switches.forgets_state = True
    way, _ = await signing_in(sandbox, tmp_path)

    await paste(way.frame, await Performer().visit(way.opened[0]))

    await until_says(way.frame, "didn’t say which sign-in its answer belongs to")
    assert "If your application has a secret" in words(way.frame)
    assert way.core.accounts.all == ()
    await way.wizard.close()
    await way.core.accounts.close()


async def test_who_said_no_says_so_on_the_page_in_the_browser(sandbox: Sandbox, tmp_path: Path) -> None:
    way, address = await signing_in(sandbox, tmp_path)
    page = await asyncio.to_thread(requests.get, f"{address}?error=access_denied", timeout=60)
    assert "The service may have turned you down." in page.text

    await asyncio.to_thread(requests.post, address, data=Form(page.text).hidden, timeout=60)

    await until_says(way.frame, "was told no")
    await way.wizard.close()
    await way.core.accounts.close()
