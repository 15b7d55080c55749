"""Unforeseen faults at every border of linking are told in words, without the name of a class or a message."""

from collections.abc import Callable
from pathlib import Path
from typing import Never

import pytest
from PySide6.QtWidgets import QLabel

from desktop_app.auth.flow import UserAgent
from desktop_app.domain.credentials import BearerToken, ClientCredentials
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.buttons import buttons, click_button
from desktop_app.tour.hands import until
from desktop_app.ui.link_wizard.pages.failed_page import FailedPage
from tests.ui.link_wizard.helper import fill_in, until_says, words
from tests.ui.link_wizard.sample import CLIENT, TOKEN, Sample, SampleService, sample

QUOTED = "token-0123456789abcdef"


class OddlyNamedFault(RuntimeError):
    """A fault that no part of the program knows."""


FAULTS = [
    OddlyNamedFault(QUOTED),
    KeyError(QUOTED),
    AssertionError(),
    UnicodeDecodeError("ascii", b"\xff", 0, 1, QUOTED),
]


def raising(fault: Exception) -> Callable[..., Never]:
    def fail(*_args: object, **_named: object) -> Never:
        raise fault

    return fail


async def linked(agent: UserAgent, _client: ClientCredentials) -> BearerToken:
    agent.at_step(1)
    return TOKEN


def in_the_flow(on: Sample, fault: Exception, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(SampleService, "flow", raising(fault))


def in_the_question_who(on: Sample, fault: Exception, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(SampleService, "who", raising(fault))


def in_the_keyring(on: Sample, fault: Exception, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(on.accounts.credentials, "save", raising(fault))


def in_the_journal(on: Sample, fault: Exception, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(on.journal, "save_account", raising(fault))


def in_the_service(on: Sample, fault: Exception, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(SampleService, "service", raising(fault))


BORDERS = [in_the_flow, in_the_question_who, in_the_keyring, in_the_journal, in_the_service]


def check(on: Sample, fault: Exception) -> None:
    """The page, and all that a screen reader would say of it."""
    page = on.frame.page
    assert page is not None
    labels = [label.text() for label in on.frame.findChildren(QLabel) if label.isVisible()]
    said = "\n".join((*labels, page.accessibleName(), page.accessibleDescription(), words(on.frame)))
    for secret in (type(fault).__name__, "Error", "Exception", "Fault", QUOTED, "0x", "Traceback", "None"):
        assert secret not in said, said
    assert "Something went wrong inside Lineup" in said
    assert "Nothing was linked and nothing was stored." in said
    assert QUOTED not in on.frame.details.text


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: type(fault).__name__)
@pytest.mark.parametrize("border", BORDERS)
async def test_a_fault_while_signing_in(
    sandbox: Sandbox,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    border: Callable[[Sample, Exception, pytest.MonkeyPatch], None],
    fault: Exception,
) -> None:
    async with sample(tmp_path, linked, sandbox.netflix.api_address) as on:
        with monkeypatch.context() as patch:
            border(on, fault, patch)
            await click_button(on.frame, "Continue")
            await until(lambda: isinstance(on.frame.page, FailedPage), "the failure")
            check(on, fault)
            assert on.accounts.all == ()
            caplog.clear()

        await click_button(on.frame, "Try again")
        await click_button(on.frame, "Continue")
        await until_says(on.frame, "Ada Lovelace")


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: type(fault).__name__)
@pytest.mark.parametrize("border", ["check_key", "save", "load", "probe", "clock_skew"])
async def test_a_fault_before_signing_in(
    sandbox: Sandbox,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    border: str,
    fault: Exception,
) -> None:
    async with sample(tmp_path, linked, sandbox.netflix.api_address, client=None) as on:
        at = {"check_key": SampleService, "clock_skew": on.accounts.connections}.get(border, on.accounts.credentials)
        with monkeypatch.context() as patch:
            patch.setattr(at, border, raising(fault))
            await click_button(on.frame, "Continue")
            if border != "load":
                await until(lambda: buttons(on.frame, "Check and continue"), "the key page")
                fill_in(on.frame, key=CLIENT.key)
                await click_button(on.frame, "Check and continue")
            if border not in ("probe", "clock_skew"):  # what only looks ahead has passed by then
                await until(lambda: isinstance(on.frame.page, FailedPage), "the failure")
                check(on, fault)
        caplog.clear()
