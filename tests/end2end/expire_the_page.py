"""A process of its own: the request token dies while the sandbox's sign-in page is open, twice, and is asked anew."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop_app.tour.buttons import click_button
from desktop_app.tour.hands import until
from desktop_app.tour.scene import Scene
from desktop_app.ui.link_wizard.frame import WizardFrame
from desktop_app.ui.style.theme import Theme
from tests.end2end.processes import tell
from tests.end2end.program import open_sign_in, page_of, running, said

WRONG_PASSWORD = "document.querySelector('[type=password]').value='wrong';document.getElementById('approve').click()"


async def main(qt: QApplication) -> dict[str, object]:
    async with running(Path(sys.argv[1]), Theme(qt)) as scene:
        return await sign_in(scene, await open_sign_in(scene))


async def sign_in(scene: Scene, frame: WizardFrame) -> dict[str, object]:
    from desktop_app.ui.link_wizard.web_view import SignInView

    view = frame.findChild(SignInView)
    assert isinstance(view, SignInView)

    def fresh() -> bool:
        return "oauth_token=" in view.url().toString() and not view.sign_in.isLoading()

    await until(lambda: fresh() and view.title(), "the page")
    first, faults = view.url(), scene.netflix.faults
    loaded: list[bool] = []
    view.loadFinished.connect(loaded.append)
    view.sign_in.runJavaScript(WRONG_PASSWORD)
    await until(lambda: loaded[-1:] == [False], "the answer to a wrong password")
    found: dict[str, object] = {"after a wrong password": page_of(frame).notice}
    view.load(first)
    await until(lambda: loaded[-1:] == [True], "the page again")
    assert view.url() == first

    faults.expire_request_tokens()
    page_of(frame).bar.reload_pressed.emit()
    await until(lambda: fresh() and view.url() != first, "a new page")
    await until(lambda: page_of(frame).notice, "a word about it")
    found["by itself"], second = page_of(frame).notice, view.url()

    faults.expire_request_tokens()
    page_of(frame).bar.reload_pressed.emit()
    await until(lambda: "New page" in said(frame), "the button")
    found["again"] = page_of(frame).notice
    found["raw answer is shown"] = view.isVisible()
    await click_button(frame, "New page")
    await until(lambda: fresh() and view.url() not in (first, second), "another page")
    found["after the button"] = page_of(frame).notice
    found["new page is shown"] = view.isVisible()
    view.sign_in.runJavaScript("document.getElementById('approve').click()")
    await until(lambda: "linked" in said(frame), "the last page")
    return found


if __name__ == "__main__":
    tell(main)
