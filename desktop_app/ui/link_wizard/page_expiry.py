"""The end of a sign-in page with the token that it was made for, and the sentences about it."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote

from PySide6.QtCore import QUrl

from desktop_app.auth.expectation import AnyMark, Expectation
from desktop_app.ui.link_wizard.addresses import origin_of
from desktop_app.ui.shell.messages import counted

NEW_PAGE = "New page"
RENEWED = "The page had expired, so this is a new one."


def expired_after(seconds: float) -> str:
    """Say that the page has expired, and after which time where it is known."""
    minutes = round(seconds / 60)
    return f"This page has expired ({counted(minutes, 'minute', 'minutes')})." if minutes else "This page has expired."


@dataclass(frozen=True, slots=True)
class ErrorAnswer:
    """An error status of the service. `is_form`: a form was sent. `is_for_reading`: its page is for people."""

    status: int
    url: QUrl
    is_form: bool = False
    is_for_reading: bool = False


class PageExpiry:
    """The life of one page, which begins now; `now` counts seconds."""

    def __init__(self, uri: str, expected: Expectation | AnyMark, now: Callable[[], float]) -> None:
        self._token, self._life = expected.value, expected.page
        self._url, self._now, self._began = QUrl(uri), now, now()
        self._was_shown = False

    @property
    def can_be_renewed(self) -> bool:
        """Whether there is another page to be had."""
        return self._life.can_be_renewed

    @property
    def ends(self) -> bool:
        """Whether the time at which the page ends is known, and another page can be had."""
        return self.can_be_renewed and self.lasts > 0

    @property
    def lasts(self) -> float:
        """The page's lifetime in seconds; 0 if it is not known."""
        return self._life.lasts

    @property
    def words(self) -> str:
        """The sentence that the page has expired."""
        return expired_after(self.lasts)

    def is_over(self) -> bool:
        """Whether the page has had its time."""
        return bool(self.lasts) and self._now() - self._began >= self.lasts

    def show(self) -> None:
        """Note that the page was shown."""
        self._was_shown = True

    def explains(self, answer: ErrorAnswer) -> bool:
        """Whether an error means that the token has died.

        The page was there before; now it can't be loaded any more, or a form gets an answer that is not for people. A
        page that answers a form may as well say that the password was wrong.
        """
        is_no = self.can_be_renewed and 400 <= answer.status < 500 and origin_of(answer.url) == origin_of(self._url)
        if not is_no or not self._was_shown:
            return False
        is_about_token = self._token in unquote(answer.url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
        return self.is_over() or (not answer.is_for_reading if answer.is_form else is_about_token)
