"""A list in the order of a file: chosen from the menu, seen first, sent as one step that Undo takes back."""

from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from desktop_app.domain.arrangement import Order
from desktop_app.domain.import_export.file_writer import as_csv
from desktop_app.domain.import_export.imported_title import contents_of
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.hands import until
from desktop_app.ui.arrange.button import ArrangeButton
from desktop_app.ui.arrange.page import ArrangePage
from desktop_app.ui.arrange.panel import ArrangePanel
from tests.ui.stage import until_said
from tests.ui.trakt_stage import TraktStage, trakt_stage


@pytest.fixture
async def on(sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[TraktStage]:
    async with trakt_stage(tmp_path, sandbox) as made:
        await made.link()
        yield made


def choose(on: TraktStage, file: Path) -> None:
    """Choose the file from the menu of the button, and in the dialog."""
    (button,) = on.page.findChildren(ArrangeButton)
    next(action for action in button.menu_of.actions() if action.data() is Order.FILE).trigger()
    dialog = on.window.findChild(QFileDialog, "arrange_dialog")
    assert isinstance(dialog, QFileDialog)
    assert dialog.isVisible()
    dialog.fileSelected.emit(str(file))
    dialog.close()


def previews(on: TraktStage) -> list[ArrangePage]:
    return [page for page in on.window.findChildren(ArrangePage) if page.isVisible()]


async def panel(on: TraktStage) -> ArrangePanel:
    await until(lambda: previews(on), "the preview")
    (found,) = [panel for panel in on.window.findChildren(ArrangePanel) if panel.isVisible()]
    return found


def write(on: TraktStage, file: Path, places: list[int], *more: str) -> None:
    """Write these titles of the list to a file, as Lineup exports them, and then `more` names."""
    titles = [on.state.view.items[place].title for place in places]
    lines = [line.wanted for line in contents_of(titles, "trakt").lines]
    file.write_bytes(as_csv(lines) + "".join(f",{name},,,,,\r\n" for name in more).encode())


async def test_the_order_of_a_file_is_seen_sent_and_undone(on: TraktStage, tmp_path: Path) -> None:
    before, file = on.state.view.ids, tmp_path / "best.csv"
    write(on, file, [2, 0], "Metropolis of 2099")
    choose(on, file)
    shown = await panel(on)
    note = " ".join(label.text() for label in shown.findChildren(type(shown._hint)))
    assert f"2 of {len(before):,} titles are in the file" in note
    assert "Each of the others stays behind the title before it. 1 title is only in the file." in note
    assert previews(on)[0].choices.sentence == "As in best.csv"
    shown.start_button.click()
    await until_said(on, "Arranged. As in best.csv")
    await until(lambda: on.is_in_step, "it to be sent")
    wanted = (before[2], *before[3:], before[0], before[1])
    assert on.state.view.ids == wanted
    assert "Arrange as in best.csv" in on.page.history.undo_action.text()
    on.page.history.undo_action.trigger()
    await until(lambda: on.is_in_step and on.state.view.ids == before, "the order of before")


async def test_a_file_that_names_none_of_the_titles_is_told(on: TraktStage, tmp_path: Path) -> None:
    file = tmp_path / "other.csv"
    file.write_text("title,year\nMetropolis of 2099,2099\n")
    choose(on, file)
    await until_said(on, "The list wasn't arranged. other.csv names no title that is in")
    assert not previews(on)


async def test_a_file_that_is_no_list_is_told(on: TraktStage, tmp_path: Path) -> None:
    file = tmp_path / "broken.json"
    file.write_text("{")
    choose(on, file)
    await until_said(on, "The list wasn't arranged. broken.json: ")
    assert not previews(on)


async def test_another_file_takes_the_place_of_the_first_in_the_preview(on: TraktStage, tmp_path: Path) -> None:
    for name, places in (("one.csv", [1, 0]), ("two.csv", [3, 2])):
        write(on, tmp_path / name, places)
        choose(on, tmp_path / name)
        await until(partial(_is_shown, on, name), name)
    assert Order.FILE in previews(on)[0].choices._orders


def _is_shown(on: TraktStage, name: str) -> bool:
    return [page.choices.sentence for page in previews(on)] == [f"As in {name}"]
