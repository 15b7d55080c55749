"""A page's request for a passkey, step by step: the security key's questions are asked in the page's own sheet."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWebEngineCore import QWebEngineWebAuthPinRequest, QWebEngineWebAuthUxRequest

from desktop_app.ui.link_wizard.page_limits import spoken
from desktop_app.ui.link_wizard.pages.passkey_panel import PasskeyPanel
from desktop_app.ui.widgets.nested_loops import delete_when_free

Request = QWebEngineWebAuthUxRequest
State = Request.WebAuthUxState
Reason = Request.RequestFailureReason
PinError = Request.PinEntryError
PinReason = Request.PinEntryReason

TOUCH = "Touch your security key to sign in at {site}."
ACCOUNT = "Which account do you want to use at {site}?"
PIN = "Enter the PIN of your security key to sign in at {site}."
NEW_PIN = "Choose a PIN for your security key, of at least {least} characters."
ATTEMPTS_LEFT = {1: "One attempt is left.", 0: ""}
WRONG = {
    PinError.InternalUvLocked: "The fingerprint was not recognized too often, so the key wants its PIN.",
    PinError.WrongPin: "That PIN is wrong.",
    PinError.TooShort: "That PIN is too short.",
    PinError.InvalidCharacters: "That PIN has characters that the key doesn’t take.",
    PinError.SameAsCurrentPin: "That is the PIN that the key has already.",
}
FAILED = {
    Reason.Timeout: "It took too long.",
    Reason.KeyNotRegistered: "{site} doesn’t know this security key.",
    Reason.KeyAlreadyRegistered: "{site} knows this security key already.",
    Reason.SoftPinBlock: "The PIN was wrong too often. Take the key out and put it in again.",
    Reason.HardPinBlock: "The PIN was wrong too often, and the key is locked. It has to be reset.",
    Reason.AuthenticatorRemovedDuringPinEntry: "The security key was taken out.",
    Reason.UserConsentDenied: "The request was refused.",
    Reason.WinUserCancelled: "The request was cancelled.",
}
UNFIT = "This security key can’t do what {site} asks for. Use your own browser."
FINAL = (Reason.HardPinBlock, Reason.WinUserCancelled)
"""Reasons after which there is nothing to try again."""


class PasskeyRequest(QObject):
    """Shows each state of a request in the panel, and gives the person's answers back to it."""

    def __init__(self, request: QWebEngineWebAuthUxRequest, panel: PasskeyPanel, done: Callable[[], None]) -> None:
        super().__init__(panel)
        self._request, self._panel, self._done = request, panel, done
        self._site = spoken(request.relyingPartyId())
        request.stateChanged.connect(self._show)
        panel.pin_entered.connect(self._send_pin)
        panel.account_chosen.connect(request.setSelectedAccount)
        panel.retried.connect(request.retry)
        panel.cancelled.connect(request.cancel)
        self._show(request.state())

    def _show(self, state: QWebEngineWebAuthUxRequest.WebAuthUxState) -> None:
        match state:
            case State.SelectAccount:
                self._panel.ask_account(ACCOUNT.format(site=self._site), self._request.userNames())
            case State.CollectPin:
                self._ask_pin(self._request.pinRequest())
            case State.FinishTokenCollection:
                self._panel.tell(TOUCH.format(site=self._site))
            case State.RequestFailed:
                reason = self._request.requestFailureReason()
                sentence = FAILED.get(reason, UNFIT).format(site=self._site)
                self._panel.tell(sentence, may_retry=reason in FAILED and reason not in FINAL)
            case State.Cancelled | State.Completed:
                self._end()

    def _ask_pin(self, asked: QWebEngineWebAuthPinRequest) -> None:
        is_new = asked.reason in (PinReason.Set, PinReason.Change)
        sentence = NEW_PIN.format(least=asked.minPinLength) if is_new else PIN.format(site=self._site)
        left = asked.remainingAttempts
        wrong = WRONG.get(asked.error, "")
        if wrong and not is_new:
            wrong = f"{wrong} {ATTEMPTS_LEFT.get(left, f'{left} attempts are left.')}".strip()
        self._panel.ask_pin(sentence, wrong)

    def _send_pin(self, pin: str) -> None:
        self._panel.tell(TOUCH.format(site=self._site))
        self._request.setPin(pin)

    def _end(self) -> None:
        for signal in (self._panel.pin_entered, self._panel.account_chosen, self._panel.retried, self._panel.cancelled):
            signal.disconnect()
        self._panel.finish()
        self._done()
        delete_when_free(self)
