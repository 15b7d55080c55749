"""The application's key of a live service: where it is had, what is registered with it, what may stay empty."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from desktop_app.auth.flow import UserAgent
from desktop_app.domain.credentials import BearerToken, ClientCredentials
from desktop_app.providers.provider import Method
from desktop_app.providers.tmdb import Tmdb
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.buttons import buttons, click_button, has_button
from desktop_app.tour.hands import until
from desktop_app.ui.link_wizard.frame import WizardFrame
from desktop_app.ui.link_wizard.wizard import LinkWizard
from desktop_app.ui.sentences.key_guides import WAYS_OUT
from desktop_app.ui.widgets.key_field import KeyField
from tests.ui.link_wizard.helper import field, fill_in, open_wizard, until_says
from tests.ui.link_wizard.sample import PROFILE, TOKEN, only, sample
from tests.ui.stage import Stage, stage


class Key:
    """What the flow is given."""

    def __init__(self) -> None:
        self.client: ClientCredentials | None = None

    async def script(self, _agent: UserAgent, client: ClientCredentials) -> BearerToken:
        self.client = client
        return TOKEN


def fields(frame: WizardFrame) -> list[str]:
    assert frame.page is not None
    return [each.field.id for each in frame.page.findChildren(KeyField) if each.isVisible()]


async def until_below(frame: WizardFrame, name: str, text: str) -> None:
    await until(lambda: text in field(frame, name).below, f"“{text}” under its field")


async def test_a_key_is_had_registered_and_checked(sandbox: Sandbox, tmp_path: Path) -> None:
    key, at = Key(), sandbox.netflix.api_address
    async with sample(tmp_path, key.script, at, client=None) as on:
        await click_button(on.frame, "Continue")
        await until_says(on.frame, "Client ID")
        assert fields(on.frame) == ["redirect_uri", "key", "secret"]
        await click_button(on.frame, "Open sample.example/applications")
        assert on.opened == [PROFILE.key_page]
        await click_button(on.frame, "Copy")
        assert QGuiApplication.clipboard().text() == PROFILE.redirect_uri

        await click_button(on.frame, "Check and continue")
        await until_below(on.frame, "key", "This is needed.")
        fill_in(on.frame, key="wrong")
        await click_button(on.frame, "Check and continue")
        await until_below(on.frame, "key", "doesn’t know this")

        fill_in(on.frame, key=" client-2\n", redirect_uri="http://127.0.0.1:8765/mine")
        await click_button(on.frame, "Check and continue")
        await until_says(on.frame, "Ada Lovelace")
        assert key.client == ClientCredentials("client-2", "", "http://127.0.0.1:8765/mine")
        assert await on.accounts.keys.of("sample") == key.client


async def test_a_secret_is_asked_for_where_it_is_wanted(sandbox: Sandbox, tmp_path: Path) -> None:
    profile = replace(only(Method.CODE), secret_is_optional=False)
    at = sandbox.netflix.api_address
    async with sample(tmp_path, Key().script, at, profile=profile, client=None) as on:
        await click_button(on.frame, "Continue")
        await until_says(on.frame, "Client ID")
        assert fields(on.frame) == ["key", "secret"]
        fill_in(on.frame, key="client-2")
        await click_button(on.frame, "Check and continue")
        await until_below(on.frame, "secret", "This is needed.")


async def test_another_server_is_folded_away_and_can_be_left_again(sandbox: Sandbox, tmp_path: Path) -> None:
    at = sandbox.netflix.api_address
    async with sample(tmp_path, Key().script, at, client=None) as on:
        await click_button(on.frame, "Continue")
        await until_says(on.frame, "Client ID")
        await click_button(on.frame, "Another server")
        assert fields(on.frame) == ["redirect_uri", "key", "secret", "api", "sign_in"]
        fill_in(on.frame, api="http://sample.example", key="client-2")
        await click_button(on.frame, "Check and continue")
        await until_below(on.frame, "api", "Use https://")

        fill_in(on.frame, api="https://staging.sample.example", key="wrong")
        await click_button(on.frame, "Check and continue")
        await until_below(on.frame, "key", "doesn’t know this")
        assert "Sample (elsewhere)" in field(on.frame, "key").below

        fill_in(on.frame, api="", key="client-2")
        await click_button(on.frame, "Check and continue")
        await until_says(on.frame, "Sample account")
        server = on.accounts.server("sample")
        assert server is not None
        assert (server.name, server.api) == ("Sample", at)
        assert on.saved == [("https://staging.sample.example", ""), (at, at)]


async def test_a_closed_service_needs_the_address_of_another(sandbox: Sandbox, tmp_path: Path) -> None:
    profile = replace(only(Method.CODE), closed=True)
    at = sandbox.netflix.api_address
    async with sample(tmp_path, Key().script, at, profile=profile, client=None) as on:
        await until_says(on.frame, "Server address")
        assert not any(buttons(on.frame, text) for text in ("Another server", "Back", "Continue"))
        await click_button(on.frame, "Check and continue")
        await until_below(on.frame, "api", "This is needed.")
        fill_in(on.frame, api="queues.example.org")
        await click_button(on.frame, "Check and continue")
        await until_below(on.frame, "api", "begins with https://")

        fill_in(on.frame, api=at)
        await click_button(on.frame, "Check and continue")
        await until_says(on.frame, "Sample: gone since 2020.")
        await click_button(on.frame, "Continue")
        await until_says(on.frame, "Client ID")
        assert on.saved == [(at, "")]


async def test_a_key_under_check_is_locked_and_back_takes_the_person_back(sandbox: Sandbox, tmp_path: Path) -> None:
    async with sample(tmp_path, Key().script, sandbox.netflix.api_address, client=None) as on:
        await click_button(on.frame, "Continue")
        await until_says(on.frame, "Client ID")
        fill_in(on.frame, key="slow")
        await click_button(on.frame, "Check and continue")
        await until(field(on.frame, "key").edit.isReadOnly, "the lock")
        await click_button(on.frame, "Back")
        await until_says(on.frame, "How do you want to sign in?")
        await click_button(on.frame, "Continue")
        await until_says(on.frame, "Client ID")
        assert not field(on.frame, "key").edit.isReadOnly()


def has_ended(on: Stage, wizard: LinkWizard) -> bool:
    return on.linking.wizard is not wizard


async def test_who_wants_no_key_may_practice_or_link_another_service(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox, has_key=False, with_trakt=True) as on:
        on.accounts.add_provider(Tmdb(call_spacing=0))
        practicing = []
        on.program.workspace.welcome.practice_requested.connect(lambda: practicing.append(on.linking.wizard))
        for way in ("Try it now", "Link TMDB"):
            await open_wizard(on)
            wizard = on.linking.wizard
            assert wizard is not None
            await click_button(wizard.frame, "Continue")
            await until_says(wizard.frame, "Shared secret")
            await click_button(wizard.frame, WAYS_OUT)
            assert has_button(wizard.frame, "Choose a file…") is False, "no list is open"
            await click_button(wizard.frame, way)
            await until(partial(has_ended, on, wizard), "the wizard to end")
        assert practicing == [None]
        await until(lambda: on.linking.wizard is not None and on.linking.wizard.frame.page is not None, "the other one")
        assert on.linking.wizard is not None
        assert on.linking.wizard.frame.windowTitle() == "Link TMDB"
