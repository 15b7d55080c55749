"""Light becomes dark while everything stands on the screen: no word keeps the old colour."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.buttons import click_button
from desktop_app.ui.shell.message_stack import Kind, Message
from desktop_app.ui.style.theme import Theme, colors, font
from desktop_app.ui.widgets.label import Label
from tests.ui.link_wizard.helper import open_wizard, until_says
from tests.ui.stage import Stage, stage


def wrong_words(inside: QWidget) -> list[str]:
    """Labels that have not the colour and the size that the theme of now gives them."""
    return [
        f"{words.text()}: {words.palette().color(QPalette.ColorRole.WindowText).name()} {words.font().pixelSize()}"
        for words in inside.findChildren(Label)
        if words.palette().color(QPalette.ColorRole.WindowText) != getattr(colors(), words.role)
        or words.font().pixelSize() != font(words._face[0]).pixelSize()
    ]


def other_labels(inside: QWidget) -> list[str]:
    """Text in labels that do not follow the theme."""
    return [label.text() for label in inside.findChildren(QLabel) if not isinstance(label, Label) and label.text()]


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Dark, Qt.ColorScheme.Light])
async def test_the_window_follows(theme: Theme, sandbox: Sandbox, tmp_path: Path, scheme: Qt.ColorScheme) -> None:
    theme.force(Qt.ColorScheme.Light if scheme is Qt.ColorScheme.Dark else Qt.ColorScheme.Dark)
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        show_everything(on)
        theme.force(scheme)
        assert wrong_words(on.window) == []
        assert other_labels(on.window) == []


def show_everything(on: Stage) -> None:
    on.page.view.choose(on.state.view.ids[2])
    on.page.header.set_notice("Sorted here only.")
    on.window.message_bar.show_message(Message(Kind.WARNING, "Lead.", "Text."))


async def test_the_wizard_follows(theme: Theme, sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        on.browser.is_at_work = False
        frame = await open_wizard(on)
        theme.force(Qt.ColorScheme.Dark)
        assert wrong_words(frame) == other_labels(frame) == []
        await click_button(frame, "Continue")
        await until_says(frame, "Continue in")
        theme.force(Qt.ColorScheme.Light)
        assert wrong_words(frame) == other_labels(frame) == []
