"""A process of its own: the embedded sign-in page at servers whose certificates are more or less in order."""

import asyncio
import json
import os
import ssl
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import qasync

from desktop_app import authorities
from desktop_app.accounts.transports import Transports
from desktop_app.authorities import NOBODY, OwnAuthorities, own_authorities
from desktop_app.providers.provider import Method
from desktop_app.tour.hands import until
from desktop_app.ui.link_wizard.agent import Attempt
from desktop_app.ui.link_wizard.embedded_agent import EmbeddedAgent
from desktop_app.ui.link_wizard.environment import unknown_browser
from desktop_app.ui.link_wizard.frame import WizardFrame
from desktop_app.ui.link_wizard.pages.embedded_page import EmbeddedPage
from desktop_app.ui.shell.application import make_application
from desktop_app.ui.style.theme import Theme
from tests.field.hostile import Habit, Talk, hostile
from tests.tls import PAST, Authority


def leading_back(redirect: str) -> Habit:
    def habit(talk: Talk) -> None:
        talk.say(f"HTTP/1.1 302 Found\r\nLocation: {redirect}?code=1\r\nContent-Length: 0\r\n\r\n".encode())
        talk.listen()

    return habit


def plain(talk: Talk) -> None:
    talk.say(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    talk.listen()


def wanting_ours(by: Authority) -> ssl.SSLContext:
    context = by.context()
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(by.file)
    return context


def by_environment(by: Authority) -> OwnAuthorities:
    os.environ["SSL_CERT_FILE"] = str(by.file)
    return NOBODY


def by_description(by: Authority) -> OwnAuthorities:
    return own_authorities(by.text, ("127.0.0.1",))


def by_broken_file(by: Authority) -> OwnAuthorities:
    os.environ["SSL_CERT_FILE"] = str(by.folder / "gone.pem")
    return NOBODY


def by_nobody(_by: Authority) -> OwnAuthorities:
    return NOBODY


Case = tuple[Callable[[Authority], OwnAuthorities], Callable[[Authority], ssl.SSLContext] | None]
CASES: dict[str, Case] = {
    "nobody": (by_nobody, Authority.context),
    "environment": (by_environment, Authority.context),
    "description": (by_description, Authority.context),
    "broken": (by_broken_file, Authority.context),
    "expired": (by_environment, lambda by: by.context(valid=PAST)),
    "another": (by_environment, lambda by: by.context(("far.example.org",))),
    "ours": (by_environment, wanting_ours),
    "plain": (by_environment, None),
}


async def visit(case: Case) -> dict[str, str]:
    """Open the sign-in page, and tell whether it led back or to a notice."""
    vouch, made = case
    with tempfile.TemporaryDirectory() as folder:
        by = Authority(Path(folder))
        frame = WizardFrame()
        prove = partial(Transports(lambda: 0.0).certificate_of, own=vouch(by))
        agent = EmbeddedAgent(
            Attempt(frame, "Far", Method.EMBEDDED, (Method.EMBEDDED,), lambda _: True, prove, unknown_browser)
        )
        redirect = await agent.redirect_uri()
        habit = leading_back(redirect) if made is not None else plain
        with hostile(habit, made(by) if made is not None else None, reads_head=made is not None) as server:
            frame.open()
            coming = asyncio.ensure_future(agent.visit(server.url.replace("http:", "https:")))
            await until(lambda: isinstance(frame.page, EmbeddedPage), "the page")
            page = frame.page
            assert isinstance(page, EmbeddedPage)
            await until(lambda: coming.done() or bool(page.notice), "an answer or a notice")
            await until(lambda: coming.done() or not is_loading(agent), "the end of loading")
            found = {"notice": page.notice, "back": coming.result() if coming.done() else ""}
            coming.cancel()
            await asyncio.wait([coming])
        frame.reject()
        frame.deleteLater()
    os.environ.pop("SSL_CERT_FILE", None)
    return found


def is_loading(agent: EmbeddedAgent) -> bool:
    return agent._pages is not None and agent._pages.first.view.sign_in.isLoading()


async def main() -> None:
    for name, case in CASES.items():
        sys.stdout.write(f"{json.dumps({name: await visit(case)})}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    for variable in (*authorities.INSTEAD, *authorities.OPENSSL):
        os.environ.pop(variable, None)
    qt = make_application()
    theme = Theme(qt)
    loop = qasync.QEventLoop(qt)
    asyncio.set_event_loop(loop)
    with loop:
        loop.run_until_complete(main())
