"""Words for pages that did not load, and silence for those that were left or held back on purpose."""

from dataclasses import dataclass
from typing import Any, cast

import pytest
from PySide6.QtWebEngineCore import QWebEngineLoadingInfo

from desktop_app.ui.link_wizard.load_failures import NOTHING_CAME, failure_of

Domain = QWebEngineLoadingInfo.ErrorDomain
BLOCKED_BY_CLIENT, ABORTED, CONNECTION_REFUSED = -20, -3, -102


@dataclass(frozen=True, slots=True)
class Load:
    """A load that failed with this error of Chromium's."""

    code: int

    def status(self) -> QWebEngineLoadingInfo.LoadStatus:
        return QWebEngineLoadingInfo.LoadStatus.LoadFailedStatus

    def errorCode(self) -> int:
        return self.code

    def errorDomain(self) -> Domain:
        return Domain.ConnectionErrorDomain


@pytest.mark.parametrize("code", [ABORTED, BLOCKED_BY_CLIENT])
def test_nothing_is_said_of_a_page_that_was_left_or_held_back(code: int) -> None:
    """The answer to "Go there" may come before the news that the gate held the form."""
    assert failure_of(cast("Any", Load(code)), "id.example") is None


def test_a_page_that_did_not_come_is_told() -> None:
    failure = failure_of(cast("Any", Load(CONNECTION_REFUSED)), "id.example")
    assert failure is not None
    assert failure.sentence == NOTHING_CAME
