"""What all tests share: a sandbox to talk to, and the same program core as the window has, without the window."""

import logging
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from desktop_app.sandbox.server import Sandbox
from tests.coroutines import pytest_fixture_setup, pytest_itemcollected, pytest_pyfunc_call, run_async

__all__ = ["pytest_fixture_setup", "pytest_itemcollected", "pytest_pyfunc_call", "run_async"]

settings.register_profile("any machine", deadline=None)  # however slow
settings.load_profile("any machine")
if examples := os.environ.get("LINEUP_EXAMPLES"):
    settings.register_profile("long", max_examples=int(examples))
    settings.load_profile("long")
    os.environ.setdefault("PYTEST_TIMEOUT", "0")

LOUD = ("oauthlib", "requests_oauthlib", "urllib3")
"""Libraries whose debug logs hold secrets or connections; the program keeps them quiet, and so do the tests."""


@pytest.fixture(autouse=True)
def unexpected_log_lines_fail(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning in the log that no test announced (by clearing `caplog`) fails it."""
    yield
    lines = [f"{r.name}: {r.getMessage()}" for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    if lines:
        pytest.fail("Unexpected in the log:\n" + "\n".join(lines))


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """The program's own application object, for pytest-qt to make."""
    from desktop_app.ui.shell.opened_files import Application  # tests without a window load no Qt

    return Application


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """A fresh one each time, on free ports, without the limit of calls a second unless a test sets it."""
    with Sandbox() as sandbox:
        sandbox.netflix.faults.limit_per_second(None)
        yield sandbox
