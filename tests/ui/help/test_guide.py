"""The guide's text: shipped as the documentation has it, cut into pages, and found by its words."""

import runpy
from pathlib import Path
from typing import Any

import pytest

from desktop_app.ui.help.guide import CHAPTERS, Page, chapter_of, chapters, found_in

ROOT = Path(__file__).parents[3]
PAGES = (
    Page("a#0", "Finding titles", "# Finding titles\nPress **Return** to add."),
    Page("a#1", "Undo", "# Undo\nTakes back the *last* move, and finding it again is easy."),
)


def test_a_build_ships_every_chapter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    setuptools = pytest.importorskip("setuptools", reason="the build's own tool, not in every environment")
    told: dict[str, Any] = {}
    monkeypatch.setattr(setuptools, "setup", told.update)
    runpy.run_path(str(ROOT / "setup.py"))
    build = told["cmdclass"]["build_py"](setuptools.Distribution())
    build.build_lib, build.packages, build.py_modules = str(tmp_path), [], []
    build.run()
    shipped = {file.name: file.read_text("utf-8") for file in (tmp_path / "desktop_app/resources/guide").iterdir()}
    own = {file.name for file in (ROOT / "resources/guide").iterdir()}
    assert {f"{name}.md" for name in CHAPTERS} == {*shipped, *own}
    assert shipped["using.md"] == (ROOT / "docs" / "using.md").read_text("utf-8")
    assert "include docs/*.md" in (ROOT / "MANIFEST.in").read_text("utf-8"), (
        "a wheel is built from the source distribution"
    )


def test_every_chapter_has_a_title_and_pages_with_text() -> None:
    found = chapters()
    assert [chapter.name for chapter in found] == list(CHAPTERS)
    for chapter in found:
        assert chapter.title
        assert chapter.pages
        for page in chapter.pages:
            assert page.title, chapter
            assert len(page.plain) > len(page.title), page
            assert "![" not in page.text, "pictures do not ship"


def test_a_chapter_is_cut_at_its_headings() -> None:
    start = f"# All of it\n\nFirst, see [the walk](walk.md). {'Long. ' * 20}\n\n![A picture](p.png)\n\n"
    chapter = chapter_of("x", f"{start}## One `thing`\n### Inner\nText.\n\n## Two\nMore.\n")
    assert chapter.title == "All of it"
    assert [page.title for page in chapter.pages] == ["Overview", "One thing", "Two"]
    assert "### Inner" in chapter.pages[1].text
    assert "picture" not in chapter.pages[0].text
    assert "see the walk." in chapter.pages[0].text, "a page that does not ship is no link"


def test_all_words_are_searched_and_titles_come_first() -> None:
    assert [hit.page.key for hit in found_in(PAGES, "FINDING")] == ["a#0", "a#1"]
    assert [hit.page.key for hit in found_in(PAGES, "move last")] == ["a#1"]
    assert found_in(PAGES, "last return") == ()
    assert found_in(PAGES, "  ") == ()


def test_the_passage_with_the_words_is_shown_without_marks() -> None:
    (hit,) = found_in(PAGES, "return")
    assert "Press Return to add." in hit.passage
    assert "*" not in hit.passage
