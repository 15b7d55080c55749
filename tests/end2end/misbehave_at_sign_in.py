"""A process of its own: the sandbox's sign-in page has the fault named, and Ada tries to sign in all the same."""

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.sandbox.sign_in_faults import SignInFault
from desktop_app.tour.buttons import click_button
from desktop_app.tour.hands import until
from desktop_app.ui.link_wizard.frame import WizardFrame
from desktop_app.ui.style.theme import Theme
from tests.end2end.processes import tell
from tests.end2end.program import open_sign_in, page_of, running, said

if TYPE_CHECKING:
    from desktop_app.ui.link_wizard.web_view import SignInView

APPROVE = "document.getElementById('approve')?.click()"
PAINTED = "requestAnimationFrame(()=>requestAnimationFrame(()=>document.title='painted'))"


class SignIn:
    """Ada's doings in the wizard's page, and what it says."""

    def __init__(self, frame: WizardFrame) -> None:
        from desktop_app.ui.link_wizard.web_view import SignInView

        self.frame, self._kind = frame, SignInView
        self.told: list[str] = []

    @property
    def views(self) -> list["SignInView"]:
        """The page, and a pop-up where there is one."""
        return self.frame.findChildren(self._kind)

    async def loaded(self, title: str, index: int = 0) -> None:
        await until(
            lambda: (
                len(self.views) > index
                and title in self.views[index].title()
                and not self.views[index].sign_in.isLoading()
            ),
            f"the page “{title}”",
        )

    async def approve(self, index: int = 0) -> None:
        await self.loaded("Sign in", index)
        self.views[index].sign_in.runJavaScript(APPROVE)

    async def notice(self, part: str) -> None:
        await until(lambda: part in page_of(self.frame).notice, f"“{part}”")
        self.told.append(re.sub(r":\d+", ":PORT", page_of(self.frame).notice))

    async def linked(self) -> None:
        await until(lambda: "linked" in said(self.frame), "the last page")
        self.told.append("linked")


async def over_another_host(page: SignIn) -> None:
    await page.notice("another place")
    await click_button(page.frame, "Go there")
    await page.approve()
    await page.linked()


async def form_across(page: SignIn) -> None:
    await page.approve()
    await page.notice("another place")
    await click_button(page.frame, "Go there")
    await page.linked()


async def pop_up(page: SignIn) -> None:
    await page.loaded("Sign in")
    view = page.views[0]
    view.sign_in.runJavaScript(PAINTED)
    await page.loaded("painted")
    QTest.mouseClick(view.focusProxy() or view, Qt.MouseButton.LeftButton, pos=QPoint(40, 18))
    await page.approve(1)
    await page.linked()


async def error(page: SignIn) -> None:
    await page.notice("problems")


async def expires(page: SignIn) -> None:
    await page.approve()
    await page.notice("new one")
    await page.approve()
    await page.notice("has expired")


STORIES = {
    SignInFault.OTHER_HOST: over_another_host,
    SignInFault.FORM_ACROSS: form_across,
    SignInFault.POP_UP: pop_up,
    SignInFault.ERROR: error,
    SignInFault.EXPIRES: expires,
}


async def main(qt: QApplication) -> list[str]:
    folder, fault = Path(sys.argv[1]), SignInFault[sys.argv[2]]
    async with running(folder, Theme(qt)) as scene:
        scene.netflix.faults.misbehave_at_sign_in(fault)
        page = SignIn(await open_sign_in(scene))
        await STORIES[fault](page)
    return page.told


if __name__ == "__main__":
    tell(main)
