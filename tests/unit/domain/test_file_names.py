"""Names of files that every system accepts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.file_names import LONGEST, file_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Instant queue", "Instant queue"),
        ("Drama: what/else?", "Drama what else"),
        ("  .. ", "List"),
        ("CON", "CON_"),
        ("con", "con_"),
        ("nul.backup", "nul_.backup"),
        ("aux .x", "aux _.x"),
        ("COM1", "COM1_"),
        ("lpt³", "lpt³_"),
        ("Console", "Console"),
        ("COM10", "COM10"),
        ("ends with a dot.", "ends with a dot"),
        ("a\0b\x1fc\u202ed", "a b c d"),
        ("\udc80", "List"),
    ],
)
def test_what_windows_refuses_is_left_out_or_renamed(text: str, name: str) -> None:
    assert file_name(text, "List") == name


@given(st.text())
def test_every_text_makes_a_name_that_can_be_used(text: str) -> None:
    name = file_name(text, "List")
    assert name
    assert name == name.strip(" .")
    assert not set(name) & set('<>:"/\\|?*')
    assert name.isprintable()
    assert len(name.encode()) <= LONGEST + 1
    assert file_name(name, "List") == name


def test_a_long_name_is_cut_between_characters() -> None:
    assert file_name("🎬" * 80, "List") == "🎬" * (LONGEST // 4)
