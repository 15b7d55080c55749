"""Errors of the service that mean that the page ended with its request token."""

import pytest
from PySide6.QtCore import QUrl

from desktop_app.auth.expectation import Expectation, PageLife
from desktop_app.ui.link_wizard.page_expiry import ErrorAnswer, PageExpiry, expired_after

PAGE = QUrl("https://sample.example/login?oauth_token=t0ken")


class Page(PageExpiry):
    """A page at a time that the test sets."""

    def __init__(self, *, lasts: float = 600, can_be_renewed: bool = True) -> None:
        self.time = 1000.0
        life = PageLife(lasts, can_be_renewed=can_be_renewed)
        super().__init__(PAGE.toString(), Expectation(("oauth_token",), "t0ken", page=life), lambda: self.time)


def test_a_page_that_was_there_and_is_not_any_more_has_expired() -> None:
    page = Page()
    assert not page.explains(ErrorAnswer(401, PAGE))  # it never came: something else is wrong
    page.show()
    assert page.explains(ErrorAnswer(401, PAGE))
    assert page.explains(ErrorAnswer(404, PAGE, is_for_reading=True))


@pytest.mark.parametrize(
    "answer",
    [
        ErrorAnswer(401, PAGE, is_form=True, is_for_reading=True),  # the password may be wrong
        ErrorAnswer(503, PAGE),
        ErrorAnswer(404, QUrl("https://sample.example/help")),
        ErrorAnswer(401, QUrl("https://other.example/login?oauth_token=t0ken")),
    ],
)
def test_other_errors_are_no_expiry(answer: ErrorAnswer) -> None:
    page = Page()
    page.show()
    assert not page.explains(answer)


def test_an_answer_that_is_not_for_people_is_no_wrong_password() -> None:
    page = Page()
    page.show()
    assert page.explains(ErrorAnswer(401, PAGE, is_form=True))


def test_after_its_time_any_refusal_of_the_service_is_expiry() -> None:
    page = Page()
    page.show()
    page.time += 599
    assert not page.is_over()
    page.time += 1
    assert page.is_over()
    assert page.explains(ErrorAnswer(401, QUrl("https://sample.example/session"), is_form=True, is_for_reading=True))


def test_nothing_expires_where_there_is_no_other_page() -> None:
    page = Page(can_be_renewed=False)
    page.show()
    page.time += 9999
    assert not page.ends
    assert not page.explains(ErrorAnswer(401, PAGE))


def test_words() -> None:
    assert expired_after(600) == "This page has expired (10 minutes)."
    assert expired_after(60) == "This page has expired (1 minute)."
    assert expired_after(0) == "This page has expired."
    assert not Page(lasts=0).ends
