"""A process of its own: open the embedded sign-in page, look at it, and leave it in the middle, in the way named."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from desktop_app.tour.buttons import buttons, click_button
from desktop_app.tour.hands import until
from desktop_app.ui.style.theme import Theme
from tests.end2end.processes import tell
from tests.end2end.program import open_sign_in, page_of, running


async def main(qt: QApplication) -> dict[str, object]:
    way, folder = sys.argv[1:]
    async with running(Path(folder), Theme(qt)) as scene:
        frame = await open_sign_in(scene)
        from desktop_app.ui.link_wizard.web_view import SignInView

        page, view = page_of(frame), frame.findChild(SignInView)
        assert isinstance(view, SignInView)
        await until(lambda: view.title() and not view.sign_in.isLoading(), "the page")
        await until(lambda: QApplication.focusWidget() is view.focusProxy(), "the page to have the keyboard")
        found: dict[str, object] = {"address": page.bar.field.text}
        ended, profile = view.sign_in, view.sign_in.profile()
        if way != "Quit":
            await click_button(frame, way)
            await until(lambda: not isValid(view), "the view to go")
            found["page_ended"], found["profile_ended"] = not isValid(ended), not isValid(profile)
            if way == "Back":
                await until(lambda: buttons(frame, "Continue"), "the first page")
    found["view_ended"] = not isValid(view)
    return found


if __name__ == "__main__":
    tell(main)
