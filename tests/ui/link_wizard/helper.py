"""What a person does in the wizard, and what they read there."""

import socket
from urllib.parse import parse_qs, urlsplit

from PySide6.QtWidgets import QLabel, QLineEdit

from desktop_app.providers.provider import Method
from desktop_app.tour.buttons import buttons, click_button
from desktop_app.tour.hands import until
from desktop_app.ui.accounts.controller import AccountsController
from desktop_app.ui.link_wizard.frame import WizardFrame
from desktop_app.ui.link_wizard.pages.choice_card import ChoiceCard
from desktop_app.ui.widgets.key_field import KeyField
from tests.ui.stage import Stage


async def open_wizard(stage: Stage) -> WizardFrame:
    """At its first page, with the person's own browser chosen."""
    stage.linking.link("netflix")
    return await first_page(stage.linking)


async def first_page(linking: AccountsController) -> WizardFrame:
    """The wizard that was just opened, with the person's own browser chosen."""
    wizard = linking.wizard
    assert wizard is not None
    await until(lambda: buttons(wizard.frame, "Continue"), "the first page")
    choose_browser(wizard.frame)
    return wizard.frame


def choose_browser(frame: WizardFrame) -> None:
    card = next(c for c in frame.findChildren(ChoiceCard) if c.choice.id == Method.BROWSER.value and c.isVisible())
    card.setChecked(True)


def words(frame: WizardFrame) -> str:
    """Everything that can be read on the page shown."""
    page = frame.page
    assert page is not None
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


async def until_says(frame: WizardFrame, text: str) -> None:
    await until(lambda: frame.page is not None and text in words(frame), f"“{text}”")


def field(frame: WizardFrame, name: str) -> KeyField:
    return next(f for f in frame.findChildren(KeyField) if f.field.id == name and f.isVisible())


def fill_in(frame: WizardFrame, **values: str) -> None:
    for name, value in values.items():
        field(frame, name).edit.setText(value)


async def paste(frame: WizardFrame, address: str) -> None:
    """Into the box of the page that waits for the browser."""
    await until_says(frame, "Continue in")
    page = frame.page
    assert page is not None
    box = page.findChild(QLineEdit)
    assert isinstance(box, QLineEdit)
    box.setText(address)
    await click_button(frame, "Use it")


def listener_of(uri: str) -> tuple[str, int]:
    """Where the sign-in address says that somebody listens for the redirect."""
    callback = urlsplit(parse_qs(urlsplit(uri).query)["oauth_callback"][0])
    assert callback.hostname is not None
    assert callback.port is not None
    return callback.hostname, callback.port


def somebody_listens(at: tuple[str, int]) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(at) == 0
