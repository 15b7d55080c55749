"""A process of its own: a real browser comes back with a token in the fragment, to our listener and to our view."""

import asyncio
import socket
from urllib.parse import urlencode

from PySide6.QtCore import QUrl
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

from desktop_app.auth.loopback import LoopbackRedirect
from desktop_app.domain.errors import ConsentRefused
from desktop_app.sandbox.chew.emulator import ChewEmulator
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.hands import until
from desktop_app.ui.link_wizard.sign_in_session import SignInSession
from desktop_app.ui.sentences.loopback import PAGES
from tests.end2end.processes import tell

FRAGMENT = "access_token=f00%2Fbar&state=s%2B1&token_type=Bearer&expires_in=604800"


async def to_the_listener(after: str) -> dict[str, object]:
    """As from the person's own browser."""
    said: list[str] = []
    async with LoopbackRedirect(PAGES) as listener:
        uri = listener.uri
        view = QWebEngineView()
        view.load(QUrl(f"{uri}{after}"))
        came = await listener.wait()
        page = view.page()

        def look() -> bool:
            page.runJavaScript("document.querySelector('h1').textContent", said.append)
            return "Back to Lineup" in said

        await until(look, "the page's words")
        address = page.url().toString()
    view.deleteLater()
    return {"came": came.removeprefix(uri), "left": address.removeprefix(uri)}


async def turned_down() -> list[str]:
    """The page that asks whether the person said no, in a fragment's case, and its button."""
    said: list[str] = []
    async with LoopbackRedirect(PAGES, free_address()) as listener:
        view = QWebEngineView()
        view.load(QUrl(f"{listener.uri}#error=access_denied"))

        async def until_shown(words: str) -> None:
            def look() -> bool:
                view.page().runJavaScript("document.body.textContent", said.append)
                return words in "".join(said)

            await until(look, words)

        await until_shown("I said no")
        view.page().runJavaScript("document.querySelector('button').click()")
        try:
            said.append(await listener.wait())
        except ConsentRefused:
            await until_shown("ended this sign-in")
    view.deleteLater()
    return ["refused" if "ended this sign-in" in said[-1] else said[-1]]


async def in_a_page_of_another(tag: str) -> str:
    """The answer that is taken after a page of another site had the true one in a frame or as a picture."""
    async with LoopbackRedirect(PAGES) as listener:
        view, answer = QWebEngineView(), f"{listener.uri}?code=c&state=framed"
        page = tag.format(answer=answer, end="document.title='loaded'")
        view.setHtml(f"<!doctype html><title>evil</title>{page}", QUrl("http://evil.example/"))
        await until(lambda: view.title() == "loaded", "the frame")
        view.load(QUrl(answer.replace("framed", "visited")))
        came = await listener.wait()
    view.deleteLater()
    return came.rpartition("=")[2]


def free_address() -> str:
    """Return an address as it would be registered, at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return f"http://127.0.0.1:{probe.getsockname()[1]}/back"


async def to_the_view(chew: ChewEmulator) -> str:
    """As from the page in the wizard: the person accepts, and the view stops before anybody is asked."""
    asked = {
        "response_type": "token",
        "client_id": chew.public_client_id,
        "redirect_uri": chew.redirect_uri,
        "scope": "read",
        "state": "s+1",
    }
    session, came = SignInSession(chew.redirect_uri), asyncio.get_running_loop().create_future()
    view = session.first
    view.sign_in.redirected.connect(came.set_result)
    loaded: list[bool] = []
    view.loadFinished.connect(loaded.append)
    view.visit(f"{chew.sign_in_address}/oauth/authorize?{urlencode(asked)}")
    await until(lambda: loaded, "the page")
    view.sign_in.runJavaScript("document.getElementById('approve').click()")
    try:
        async with asyncio.timeout(60):
            return str(await came)
    finally:
        session.end()


async def main(qt: QApplication) -> dict[str, object]:
    qt.setQuitOnLastWindowClosed(False)
    with Sandbox(prefill=True) as sandbox:
        embedded = await to_the_view(sandbox.chew)
        token = sandbox.chew.grants.tokens[0].text
    return {
        "fragment": await to_the_listener(f"#{FRAGMENT}"),
        "nothing": await to_the_listener(""),
        "query": await to_the_listener("?error=access_denied"),
        "embedded": embedded.replace(token, "TOKEN"),
        "turned down": await turned_down(),
        "frame": await in_a_page_of_another("<iframe src='{answer}' onload=\"{end}\"></iframe>"),
        "sandboxed": await in_a_page_of_another(
            "<iframe sandbox=allow-scripts src='{answer}' onload=\"{end}\"></iframe>"
        ),
        "picture": await in_a_page_of_another("<img src='{answer}' onerror=\"{end}\">"),
    }


if __name__ == "__main__":
    tell(main)
