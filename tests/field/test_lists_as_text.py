"""Lists as plain text: a title a line."""

import pytest

from tests.field.names import FileUnreadable, Title, TitleId, as_text, read_list
from tests.sentences import says


def told(text: str) -> list[tuple[int, str, int | None]]:
    found = read_list(text.encode())
    assert found.form == "Plain text"
    return [(line.number, line.wanted.name, line.wanted.year) for line in found.lines]


def test_what_lineup_wrote_as_text_is_read() -> None:
    titles = (
        Title(TitleId("1"), "The Third Man", 1949),
        Title(TitleId("2"), "12 Angry Men"),
        Title(TitleId("3"), "M", 1931),
    )
    assert told(as_text(titles)) == [(1, "The Third Man", 1949), (2, "12 Angry Men", None), (3, "M", 1931)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Charade (1963)\nLaura (1944)\n", ["Charade", "Laura"]),
        ("1) Charade\n2) Laura\n", ["Charade", "Laura"]),
        ("#1 Charade\n#2 Laura\n", ["Charade", "Laura"]),
        ("1 Charade (1963)\n2 Laura (1944)\n", ["Charade", "Laura"]),
        ("- Charade\n- Laura\n", ["Charade", "Laura"]),
        ("• Charade\r\n• Laura\r\n", ["Charade", "Laura"]),
        ("* [ ] Charade (1963)\n* [x] Laura\n", ["Charade", "Laura"]),
        ("[ ] Charade\n[x] Laura (1944)\n", ["Charade", "Laura"]),
        ("My list\n\n1. Charade\n2. Laura\n", ["My list", "Charade", "Laura"]),
        ("12 Angry Men (1957)\n1941 (1979)\n", ["12 Angry Men", "1941"]),
        (
            "The Good, the Bad and the Ugly (1966)\nLock, Stock (1998)\n",
            ["The Good, the Bad and the Ugly", "Lock, Stock"],
        ),
        ("1. One, Two, Three (1961)\n2. 1. April 2000 (1952)\n", ["One, Two, Three", "1. April 2000"]),
    ],
)
def test_lists_of_people_are_read(text: str, names: list[str]) -> None:
    assert [name for _, name, _ in told(text)] == names


@pytest.mark.parametrize("text", ["a,b,c\n1,2,3\n", "Dear Ada,\nhow are you?\nYours\n", "<html>\n<body>\n</html>", "x"])
def test_other_text_is_refused_and_says_what_was_expected(text: str) -> None:
    with pytest.raises(FileUnreadable, check=says("one title a line")):
        read_list(text.encode())
