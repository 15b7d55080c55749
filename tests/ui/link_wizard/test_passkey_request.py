"""A security key asks in the page's own sheet: no dialog, and no PIN that stays."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

pytest.importorskip("PySide6.QtWebEngineCore", exc_type=ImportError)

from desktop_app.tour.buttons import button
from desktop_app.ui.link_wizard.pages.passkey_panel import PasskeyPanel
from desktop_app.ui.link_wizard.passkey_request import PasskeyRequest, PinError, PinReason, Reason, State


class Asked(QObject):
    """A request as Qt makes one for a security key, which no test has."""

    stateChanged = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._state, self.reason, self.error = State.CollectPin, Reason.Timeout, PinError.NoError
        self.attempts, self.pin_reason = 8, PinReason.Challenge
        self.given: list[str] = []

    def go(self, state: State) -> None:
        self._state = state
        self.stateChanged.emit(state)

    def state(self) -> State:
        return self._state

    def relyingPartyId(self) -> str:
        return "sample.example"

    def userNames(self) -> list[str]:
        return ["ada", "A & B"]

    def requestFailureReason(self) -> Reason:
        return self.reason

    def pinRequest(self) -> object:
        return SimpleNamespace(
            reason=self.pin_reason, error=self.error, remainingAttempts=self.attempts, minPinLength=4
        )

    def setPin(self, pin: str) -> None:
        self.given.append(f"PIN {pin}")

    def setSelectedAccount(self, name: str) -> None:
        self.given.append(f"account {name}")

    def retry(self) -> None:
        self.given.append("retry")

    def cancel(self) -> None:
        self.given.append("cancel")
        self.go(State.Cancelled)


@pytest.fixture
def panel(qtbot: QtBot) -> PasskeyPanel:
    panel = PasskeyPanel()
    qtbot.addWidget(panel)
    return panel


@pytest.fixture
def asked(panel: PasskeyPanel) -> Asked:
    asked = Asked()
    PasskeyRequest(asked, panel, lambda: asked.given.append("done"))  # type: ignore[arg-type]
    return asked


def test_the_pin_is_asked_for_given_and_forgotten(asked: Asked, panel: PasskeyPanel) -> None:
    assert panel.text == "Enter the PIN of your security key to sign in at sample.example."
    assert panel.pin.echoMode() is panel.pin.EchoMode.Password
    panel.pin.setText("1234")
    button(panel, "Continue").click()

    assert asked.given == ["PIN 1234"]
    assert panel.pin.text() == ""
    assert panel.text == "Touch your security key to sign in at sample.example."


@pytest.mark.parametrize(("attempts", "left"), [(7, "7 attempts are left."), (1, "One attempt is left.")])
def test_a_wrong_pin_says_how_many_attempts_are_left(
    asked: Asked, panel: PasskeyPanel, attempts: int, left: str
) -> None:
    asked.error, asked.attempts = PinError.WrongPin, attempts
    asked.go(State.CollectPin)
    assert panel.text.endswith(f"That PIN is wrong. {left}")


def test_a_new_pin_says_how_long_it_has_to_be(asked: Asked, panel: PasskeyPanel) -> None:
    asked.pin_reason = PinReason.Set
    asked.go(State.CollectPin)
    assert panel.text == "Choose a PIN for your security key, of at least 4 characters."


def test_an_account_is_chosen(asked: Asked, panel: PasskeyPanel) -> None:
    asked.go(State.SelectAccount)
    assert panel.text == "Which account do you want to use at sample.example?"
    button(panel, "A & B").click()
    assert asked.given == ["account A & B"]


def test_a_failure_is_told_and_can_be_tried_again(asked: Asked, panel: PasskeyPanel) -> None:
    asked.go(State.RequestFailed)
    assert panel.text == "It took too long."
    button(panel, "Try again").click()
    assert asked.given == ["retry"]

    asked.reason = Reason.HardPinBlock
    asked.go(State.RequestFailed)
    assert "locked" in panel.text
    assert "Try again" not in [each.text() for each in panel.findChildren(QPushButton) if not each.isHidden()]


@pytest.mark.parametrize("reason", list(Reason))
def test_every_failure_has_words(asked: Asked, panel: PasskeyPanel, reason: Reason) -> None:
    asked.reason = reason
    asked.go(State.RequestFailed)
    assert panel.text.endswith(".")
    assert "{" not in panel.text


def test_cancel_ends_it_and_the_panel_is_free_for_the_next(asked: Asked, panel: PasskeyPanel) -> None:
    panel.pin.setText("12")
    button(panel, "Cancel").click()
    assert asked.given == ["cancel", "done"]
    assert panel.isHidden()
    assert panel.pin.text() == ""

    following = Asked()
    PasskeyRequest(following, panel, lambda: None)  # type: ignore[arg-type]
    panel.pin.setText("99")
    button(panel, "Continue").click()
    assert (asked.given, following.given) == (["cancel", "done"], ["PIN 99"])
