"""Ways to sign in: what is offered, what each does with a registered redirection URI, and changing between them."""

import asyncio
import socket
import urllib.request
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QLineEdit

from desktop_app.auth.flow import UserAgent, UserCode
from desktop_app.domain.credentials import BearerToken, ClientCredentials
from desktop_app.providers.provider import Method
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.buttons import buttons, click_button
from desktop_app.tour.hands import until
from desktop_app.ui.link_wizard import browser_agent
from desktop_app.ui.link_wizard.addresses import OUT_OF_BAND, is_at, is_safe
from desktop_app.ui.link_wizard.frame import WizardFrame
from desktop_app.ui.link_wizard.pages.choice_card import ChoiceCard
from desktop_app.ui.link_wizard.ways import WORDS, instead_of
from desktop_app.ui.widgets.host_display import place_of
from tests.ui.link_wizard.helper import until_says, words
from tests.ui.link_wizard.sample import PROFILE, TOKEN, only, sample

HTTPS = "https://sample.example/back"


class Journey:
    """A flow that goes to a page where it can, else shows a code."""

    def __init__(self) -> None:
        self.redirect_uri = ""
        self.came_back = ""

    async def script(self, agent: UserAgent, client: ClientCredentials) -> BearerToken:
        agent.at_step(0)
        self.redirect_uri = await agent.redirect_uri(client.redirect_uri)
        self.came_back = await agent.visit("https://sample.example/authorize")
        return TOKEN


async def a_code(agent: UserAgent, client: ClientCredentials) -> BearerToken:
    agent.show_code(UserCode("ABCD", "https://sample.example/activate", 4e9))
    await asyncio.Event().wait()
    return TOKEN


def client(redirect_uri: str = "") -> ClientCredentials:
    return ClientCredentials("client-1", "", redirect_uri)


def paste(frame: WizardFrame, text: str) -> None:
    assert frame.page is not None
    box = frame.page.findChild(QLineEdit)
    assert isinstance(box, QLineEdit)
    box.setText(text)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def test_before_offers_what_the_profile_has_and_warns(sandbox: Sandbox, tmp_path: Path) -> None:
    async with sample(tmp_path, a_code, sandbox.netflix.api_address) as on:
        cards = [card for card in on.frame.findChildren(ChoiceCard) if card.isVisible()]
        assert [card.choice.id for card in cards] == [method.value for method in PROFILE.methods]
        assert [card.choice.recommended for card in cards] == [True, False, False]
        assert cards[0].isChecked()
        assert "<b>Linking may unlink another program.</b> A free Sample account" in words(on.frame)
        assert "closed" not in words(on.frame)


async def test_a_registered_loopback_address_is_listened_at(sandbox: Sandbox, tmp_path: Path) -> None:
    registered = f"http://127.0.0.1:{free_port()}/callback"
    journey, profile = Journey(), only(Method.BROWSER, redirect_uri=registered)
    at = sandbox.netflix.api_address
    async with sample(tmp_path, journey.script, at, profile=profile, client=client(registered)) as on:
        await click_button(on.frame, "Continue")
        await until(lambda: on.opened, "the browser")
        await asyncio.to_thread(urllib.request.urlopen, f"{registered}?code=c-1&state=s", timeout=60)
        await until_says(on.frame, "Ada Lovelace")
        assert (journey.redirect_uri, journey.came_back) == (registered, f"{registered}?code=c-1&state=s")


async def test_where_another_program_has_the_port_nobody_is_sent_there(sandbox: Sandbox, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        registered = f"http://127.0.0.1:{other.getsockname()[1]}/callback"
        profile = only(Method.BROWSER, redirect_uri=registered)
        at = sandbox.netflix.api_address
        async with sample(tmp_path, Journey().script, at, profile=profile, client=client(registered)) as on:
            await click_button(on.frame, "Continue")
            await until_says(on.frame, "The sign-in was not finished")
            assert "another program may be using it" in words(on.frame)
            assert not on.opened
            assert buttons(on.frame, "From the beginning")


async def test_an_https_address_is_pasted_and_no_other(sandbox: Sandbox, tmp_path: Path) -> None:
    journey, profile = Journey(), only(Method.BROWSER, redirect_uri=HTTPS)
    at = sandbox.netflix.api_address
    async with sample(tmp_path, journey.script, at, profile=profile, client=client(HTTPS)) as on:
        await click_button(on.frame, "Continue")
        await until_says(on.frame, "Paste the address of the page you ended on")
        paste(on.frame, "https://sample.example.evil/back?code=c")
        await click_button(on.frame, "Use it")
        await until_says(on.frame, "This is another page")
        paste(on.frame, f" {HTTPS}?code=c-1 ")
        await click_button(on.frame, "Use it")
        await until_says(on.frame, "Ada Lovelace")
        assert (journey.redirect_uri, journey.came_back) == (HTTPS, f"{HTTPS}?code=c-1")


async def test_out_of_band_the_code_is_typed(sandbox: Sandbox, tmp_path: Path) -> None:
    journey, profile = Journey(), only(Method.BROWSER, redirect_uri=OUT_OF_BAND)
    at = sandbox.netflix.api_address
    async with sample(tmp_path, journey.script, at, profile=profile, client=client(OUT_OF_BAND)) as on:
        await click_button(on.frame, "Continue")
        await until_says(on.frame, "the code that the page shows")
        paste(on.frame, " 1A2B ")
        await click_button(on.frame, "Use it")
        await until_says(on.frame, "Ada Lovelace")
        assert journey.came_back == "1A2B"


async def test_this_window_cannot_see_a_code_so_the_browser_takes_over(sandbox: Sandbox, tmp_path: Path) -> None:
    profile = only(Method.EMBEDDED, Method.BROWSER, redirect_uri=OUT_OF_BAND)
    at = sandbox.netflix.api_address
    async with sample(tmp_path, Journey().script, at, profile=profile, client=client(OUT_OF_BAND)) as on:
        await click_button(on.frame, "Continue")
        await until_says(on.frame, "the code that the page shows")


@pytest.mark.parametrize(
    ("offered", "button"),
    [
        ((Method.BROWSER,), ""),
        ((Method.BROWSER, Method.API_KEY), ""),
        ((Method.BROWSER, Method.CODE), "Use a code instead"),
        ((Method.BROWSER, Method.CODE, Method.EMBEDDED), "Sign in in this window instead"),
    ],
)
async def test_only_ways_that_are_offered_are_changed_to(
    sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, offered: tuple[Method, ...], button: str
) -> None:
    monkeypatch.setattr(browser_agent, "HINT_AFTER", 0.01)
    instead = [WORDS[method].instead for method in Method if WORDS[method].instead]
    profile = only(*offered)
    at = sandbox.netflix.api_address
    async with sample(tmp_path, Journey().script, at, profile=profile, client=client()) as on:
        await click_button(on.frame, "Continue")
        await until_says(on.frame, "Nothing has come back yet")
        assert [text for text in instead if buttons(on.frame, text)] == ([button] if button else [])


async def test_the_other_way_is_taken(sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser_agent, "HINT_AFTER", 0.01)

    async def either(agent: UserAgent, to: ClientCredentials) -> BearerToken:
        return await (a_code(agent, to) if on_code else Journey().script(agent, to))

    on_code = False
    profile = only(Method.BROWSER, Method.CODE)
    at = sandbox.netflix.api_address
    async with sample(tmp_path, either, at, profile=profile, client=client()) as on:
        await click_button(on.frame, "Continue")
        await until_says(on.frame, "Nothing has come back yet")
        on_code = True
        await click_button(on.frame, "Use a code instead")
        await until_says(on.frame, "sample.example/activate")


@pytest.mark.parametrize("method", Method)
def test_the_next_way_is_never_the_one_just_tried(method: Method) -> None:
    assert instead_of(method, (method,)) is None
    assert instead_of(method, tuple(Method)) not in (None, method)


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://sample.example/x", True),
        ("http://localhost:1/x", True),
        ("http://127.8.9.1/x", True),
        ("http://[::1]/x", True),
        ("http://127.0.0.1.evil.example/x", False),
        ("http://sample.example/x", False),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
    ],
)
def test_where_a_person_may_be_taken(address: str, *, safe: bool) -> None:
    assert is_safe(QUrl(address)) is safe


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://sample.example/activate/", "sample.example/activate"),
        ("https://s\u0430mple.example", "s\u0430mple.example".encode("idna").decode()),
        ("nowhere", "nowhere"),
        ("https://sample.example@evil.example/x", "evil.example/x"),
        ("https://sample.example:443@evil.example:8443", "evil.example:8443"),
        (f"https://evil.example/{'x' * 60_000}", f"evil.example/{'x' * 79}…"),
    ],
)
def test_an_address_as_a_person_says_it(address: str, said: str) -> None:
    assert place_of(address) == said


@pytest.mark.parametrize(
    ("address", "same"),
    [
        ("https://sample.example/back?code=1", True),
        ("https://sample.example/back#x", True),
        ("https://sample.example/back/more", False),
        ("http://sample.example/back", False),
        ("https://sample.example:444/back", False),
    ],
)
def test_the_registered_page_whatever_it_is_asked(address: str, *, same: bool) -> None:
    assert is_at(QUrl(address), QUrl(HTTPS)) is same
    assert is_at(QUrl("http://localhost/?code=1"), QUrl("http://localhost"))
