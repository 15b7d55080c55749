"""Nothing in the documentation leads nowhere, and its pictures are the ones that `make pictures` makes."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted((*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")))
SOURCES = ("desktop_app", "tests", "packaging")
PICTURES = ROOT / "docs" / "pictures"
_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
MEGABYTES, MOST = 4_000_000, 25


def links(page: Path) -> list[str]:
    return [link for link in _LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    assert [link for link in links(page) if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_tests_that_are_named_are_there(page: Path) -> None:
    named = re.findall(r"`(tests/[\w./-]+)`", page.read_text(encoding="utf-8"))
    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_modules_that_are_named_are_there(page: Path) -> None:
    named = re.findall(r"(?<![\w/<>-])([a-z_]\w*(?:/[a-z_]\w*)*\.py)(?!\w)", page.read_text(encoding="utf-8"))
    there = [f"/{path.relative_to(ROOT).as_posix()}" for part in SOURCES for path in (ROOT / part).rglob("*.py")]
    assert [name for name in named if not any(path.endswith(f"/{name}") for path in (*there, "/setup.py"))] == []


def test_pictures_are_made_by_the_tour_and_shown() -> None:
    there = {picture.name for picture in PICTURES.iterdir()}
    shown = {Path(link).name for page in PAGES for link in links(page) if link.endswith(".png")}
    made = re.search(r"^SHOWN := ((?:.*\\\n)*.*)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert made is not None
    assert there == shown == {f"{name}.png" for name in made[1].replace("\\\n", " ").split()}


def test_the_pictures_stay_small() -> None:
    sizes = [picture.stat().st_size for picture in PICTURES.iterdir()]
    assert len(sizes) <= MOST
    assert sum(sizes) < MEGABYTES
