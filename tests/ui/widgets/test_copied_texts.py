"""Copied texts are masked once more: a secret may be known only after a text was shown."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.accounts.api_explorer import Answer, Page
from desktop_app.domain.errors import Refused
from desktop_app.domain.ledger import Call
from desktop_app.masking import Hold
from desktop_app.sandbox.server import Sandbox
from desktop_app.transport import Exchange
from desktop_app.ui.explorer.answer_view import AnswerView
from desktop_app.ui.link_wizard.details_panel import DetailsPanel
from desktop_app.ui.style.theme import Theme
from tests.ui.stage import stage

LATE = "hushed-4711-later"


def copied_by(view: QWidget, name: str) -> str:
    """The clipboard after the button of that name was pressed."""
    (button,) = (each for each in view.findChildren(QPushButton) if each.accessibleName() == name)
    button.click()
    return QGuiApplication.clipboard().text()


def test_the_exchange_so_far(theme: Theme) -> None:
    del theme
    panel = DetailsPanel()
    panel.add("GET /x", "200", f"said: {LATE}")
    with Hold(LATE):
        copied = copied_by(panel, "Copy the exchange so far")

    assert copied.startswith("GET /x  200\nsaid: ")
    assert LATE not in copied


def test_an_answer_of_the_explorer(theme: Theme) -> None:
    del theme
    view = AnswerView()
    view.show_answer(Answer(Exchange("GET", "https://a.example/x", 200, ""), 1, Page(""), Page(f"said: {LATE}")))
    with Hold(LATE):
        copied = copied_by(view, "Copy the shown text")

    assert copied.startswith("said: ")
    assert LATE not in copied


async def test_the_report_of_accounts_and_requests(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        (account,) = on.accounts.all
        trouble = Call(0.0, account.id, "GET", "a.example", f"/{LATE}", 500, 0.1, Refused(said=LATE).summary)
        on.accounts.transports.ledger.add(trouble)
        assert on.program is not None
        report = on.program.features.health._report
        assert LATE in report()
        with Hold(LATE):
            assert LATE not in report()
