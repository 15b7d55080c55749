"""Chromium's sandbox as the doctor sees it: by what the process of a page may do."""

import os
import sys

import pytest

from desktop_app.doctor.finding import State
from desktop_app.doctor.qt import sandbox_by_restrictions
from desktop_app.doctor.restrictions import is_confined, restrictions_of


@pytest.mark.parametrize(
    ("privileges", "integrity", "confined"),
    [
        (5, 0x2000, False),  # a person's program
        (24, 0x3000, False),  # an administrator's
        (1, 0x0000, True),  # a page's
        (0, 0x3000, True),  # a page's under Wine, which knows no integrity levels
        (5, 0x1000, True),
    ],
)
def test_a_token_is_told_from_a_persons(privileges: int, integrity: int, *, confined: bool) -> None:
    assert is_confined(privileges, integrity) is confined


@pytest.mark.parametrize(
    ("seen", "state", "said"),
    [
        (None, State.WARNING, "could not be looked at"),
        ("", State.WARNING, "is off"),
        ("privileges: none", State.OK, "on; a page’s process has restrictions: privileges: none"),
    ],
)
def test_the_sandbox_is_only_called_on_where_it_was_seen(seen: str | None, state: State, said: str) -> None:
    finding = sandbox_by_restrictions(seen)

    assert finding.state is state
    assert said in finding.text


def test_a_program_of_a_person_is_not_confined() -> None:
    if sys.platform.startswith("linux"):
        with pytest.raises(OSError, match="was not looked at"):
            restrictions_of(os.getpid())
    else:
        assert restrictions_of(os.getpid()) == ""
