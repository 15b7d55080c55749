"""The page for whoever has real keys names nothing that the program does not say."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "live-check.md").read_text(encoding="utf-8")
OTHERS = ("italics", "Settings → Sessions")
"""Words in italics that are no words of the program: TMDB's own menu."""


def spoken() -> str:
    """Every literal of the interface and of the services' profiles, menus without their underlined letters."""
    files = (*ROOT.glob("desktop_app/ui/**/*.py"), *ROOT.glob("desktop_app/providers/**/*.py"))
    files += tuple(ROOT.glob("desktop_app/auth/*.py"))
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    joined = re.sub(r'"\s*\n\s*f?"', "", text)  # sentences that are written on two lines
    return joined.replace("&", "")


def in_italics() -> list[str]:
    plain = re.sub(r"\*\*[^*]+\*\*", "", PAGE)
    return sorted({" ".join(found.split()) for found in re.findall(r"\*([^*]+)\*", plain)} - set(OTHERS))


@pytest.mark.parametrize("words", in_italics())
def test_the_program_says_what_the_page_says_that_it_says(words: str) -> None:
    said = spoken()
    for part in words.split(" → "):
        assert re.sub(r"^(Trakt|TMDB) ", "", part) in said


def test_steps_are_numbered_and_leave_time() -> None:
    steps = re.findall(r"^\| ([TM])(\d+) \|", PAGE, re.MULTILINE)
    assert [int(number) for service, number in steps if service == "T"] == list(range(1, 13))
    assert [int(number) for service, number in steps if service == "M"] == list(range(1, 10))
    assert sum(map(int, re.findall(r"^## .*\((\d+) minutes?\)$", PAGE, re.MULTILINE))) == 20
