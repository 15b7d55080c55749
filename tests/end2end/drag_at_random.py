"""A process of its own: drag rows at random with the display's own mouse, and compare screen, service and promise."""

import os
import random
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication

from desktop_app.domain.edits import Anchor, Move
from desktop_app.domain.order import apply
from desktop_app.domain.queues import ItemId
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.hands import until
from desktop_app.tour.real_input import LEFT, RIGHT, WHEEL_DOWN, WHEEL_UP, RealInput
from desktop_app.ui.queue import move_anchors, words
from desktop_app.ui.queue.row_size import RowSize
from desktop_app.ui.widgets.carriage import running
from desktop_app.ui.widgets.drag_card import Sign, card_over
from tests.end2end.processes import tell
from tests.ui.stage import EMAIL, Stage, refresh, stage

SIZES = ((800, 600), (1000, 640), (1280, 800))
TROUBLES = ("none", "none", "none", "foreign edit", "outage", "escape", "right click")
TRIES = 3
CLEAR = 60
"""Pixels from the edges of the table, where it scrolls."""


class Dragger:
    """One person with a mouse in front of the window."""

    def __init__(self, on: Stage, hands: RealInput, chance: random.Random) -> None:
        self._on = on
        self._hands = hands
        self._chance = chance
        self._view = on.page.view

    async def drag(self) -> str:
        """Drag some rows somewhere. Answers what was done; raises AssertionError where it did not end as it should."""
        rows = await self._choose_rows()
        trouble = self._chance.choice(TROUBLES)
        gap = self._chance.choice((0, len(self._on.shown), self._chance.randrange(len(self._on.shown) + 1)))
        await self._take(self._chance.choice(rows))
        carried = self._view.carried
        assert len(carried) == len(rows)
        if trouble == "foreign edit":
            await self._edit_elsewhere()
        await self._go_to(gap)
        promised, told = self._promise(carried), self._told
        if trouble == "outage":
            self._on.sandbox.netflix.faults.fail_next(503, writes_only=True)
        await self._end(trouble)
        await until(lambda: self._on.is_in_step, "the list to be in step")
        what = f"{trouble}: rows {rows} to {gap}, {told}"
        assert self._on.shown == promised[trouble in ("escape", "right click")], f"{what}: shown otherwise"
        assert self._on.served == self._on.shown, f"{what}: served otherwise"
        return what

    async def _choose_rows(self) -> list[int]:
        """Select one row, a block or some scattered ones, by clicks with Shift and Ctrl."""
        count = len(self._on.shown)
        first = self._chance.randrange(count - 6)
        kind = self._chance.choice(("one", "block", "scattered"))
        apart = sorted(self._chance.sample(range(first, first + 6), 3))
        rows = {"one": [first], "block": list(range(first, first + 3)), "scattered": apart}[kind]
        for _ in range(TRIES):
            if await self._select(rows):
                return rows
        raise AssertionError(f"Rows {self._view.chosen_rows()} are selected, not {rows}.")

    async def _select(self, rows: list[int]) -> bool:
        """Click on the rows. Whether they are selected now: what others did may have moved rows under the mouse."""
        await until(lambda: self._brings_to_top(rows[0]), "the first row to be in sight")
        self._view.selectionModel().clearSelection()
        await self._click(rows[0])
        for row in rows[1:]:
            self._see(row)
            async with self._held("Control_L"):
                await self._click(row)
        return self._view.chosen_rows() == rows

    def _brings_to_top(self, row: int) -> bool:
        """Scroll a row to the top, or under one. Whether that was done: the window may still be taking its size."""
        at_top = QAbstractItemView.ScrollHint.PositionAtTop
        self._view.scrollTo(self._view.model().index(max(row - 1, 0), 0), at_top)
        place = self._view.viewport().mapTo(self._on.window, self._spot(row))
        return self._on.window.rect().contains(place) and self._view.viewport().rect().contains(self._spot(row))

    def _see(self, row: int) -> None:
        self._view.scrollTo(self._view.model().index(row, 0), QAbstractItemView.ScrollHint.EnsureVisible)

    @asynccontextmanager
    async def _held(self, key: str) -> AsyncIterator[None]:
        self._hands.key(key, down=True)
        try:
            yield
        finally:
            self._hands.key(key, down=False)

    async def _click(self, row: int) -> None:
        await self._be_at(self._spot(row))
        before = self._view.chosen_rows()
        self._hands.click()
        await until(lambda: self._view.chosen_rows() != before or row in before, f"a click on row {row} to be heard")

    def _spot(self, row: int) -> QPoint:
        """The middle of a row, over its title."""
        return QPoint(self._column, self._view.rowViewportPosition(row) + self._view.rowHeight(row) // 2)

    @property
    def _column(self) -> int:
        """A place over the titles, another one each time: two presses at the same one are a double click."""
        return self._view.viewport().width() // 2 + self._chance.randrange(-80, 80)

    async def _be_at(self, spot: QPoint) -> None:
        """Move the mouse to a place of the viewport, and wait until the window knows."""
        place = self._view.viewport().mapToGlobal(spot)
        scale = self._view.devicePixelRatioF()
        native = QPoint(round(place.x() * scale), round(place.y() * scale))
        self._hands.move(native.x() + 1, native.y())
        self._hands.move(native.x(), native.y())

        def is_there() -> bool:
            drag = running()
            here = drag.spot if drag is not None else self._view.cursor().pos()
            return (here - place).manhattanLength() <= 2

        await until(is_there, f"the mouse at {place.toTuple()}")

    async def _take(self, row: int) -> None:
        self._see(row)
        spot = self._spot(row)
        await self._be_at(spot)
        self._hands.button(LEFT, down=True)
        for far in (6, 12, 18):
            place = self._view.viewport().mapToGlobal(spot + QPoint(far // 3, far)) * self._view.devicePixelRatioF()
            self._hands.move(place.x(), place.y())
        await until(lambda: self._view.carried and running() is not None, "the rows to be carried")

    async def _go_to(self, gap: int) -> None:
        """Bring the mouse to a gap: by the edges, beyond them, or with the wheel, where the gap is not in sight."""
        way = self._chance.choice(("edge", "beyond", "wheel"))
        height = self._view.viewport().height()
        while not CLEAR <= self._gap_y(gap) <= height - CLEAR and not self._is_at_end(gap):
            is_below = self._gap_y(gap) > height // 2
            if way == "wheel":
                await self._be_at(QPoint(self._column, height // 2))
                await self._scroll(partial(self._hands.click, WHEEL_DOWN if is_below else WHEEL_UP))
            else:
                out = 30 if way == "beyond" else -8
                await self._scroll_at(height + out if is_below else -out, gap)
        y = min(max(self._gap_y(gap), 4), height - 4)
        await self._be_at(QPoint(self._column, y))
        await until(lambda: self._view._gap == gap, f"the line at {gap}, not {self._view._gap}")

    def _gap_y(self, gap: int) -> int:
        view = self._view
        return (
            view.rowViewportPosition(gap)
            if gap < view.model().rowCount()
            else (view.rowViewportPosition(gap - 1) + view.rowHeight(gap - 1))
        )

    def _is_at_end(self, gap: int) -> bool:
        """Whether scrolling brings the gap no nearer: it is in sight at the list's end."""
        bar = self._view.verticalScrollBar()
        y = self._gap_y(gap)
        is_first, is_last = bar.value() == bar.minimum(), bar.value() == bar.maximum()
        return 0 <= y <= self._view.viewport().height() and ((is_first and y < CLEAR) or (is_last and y > CLEAR))

    async def _scroll(self, turn: Callable[[], None]) -> None:
        before = self._view.verticalScrollBar().value()
        turn()
        await until(lambda: self._view.verticalScrollBar().value() != before, "the wheel to scroll")

    async def _scroll_at(self, y: int, gap: int) -> None:
        """Hold the mouse at the edge or beyond until the gap is in sight."""
        bar, height = self._view.verticalScrollBar(), self._view.viewport().height()
        is_below = y > height // 2
        end = bar.maximum() if is_below else bar.minimum()
        await self._be_at(QPoint(self._column, y))

        def is_near() -> bool:
            at = self._gap_y(gap)
            return bar.value() == end or (at <= height - CLEAR if is_below else at >= CLEAR)

        await until(is_near, f"the list to scroll to {gap}")
        await self._be_at(QPoint(self._column, height // 2))

    async def _edit_elsewhere(self) -> None:
        """Change the list on the service's website, and wait until the change is shown under the drag."""
        self._on.sandbox.netflix.faults.edit_on_website(EMAIL)
        refresh(self._on)
        await until(lambda: self._on.shown == self._on.served, "the foreign edit to be shown")

    def _promise(self, carried: tuple[ItemId, ...]) -> dict[bool, list[str]]:
        """The order that line, pill and card promise; under True the order if nothing is dropped."""
        state, anchor = self._on.state, self._view._anchor()
        verdict = card_over(self._view).verdict
        here = tuple(each for each in carried if each in state.view)
        assert (verdict is not None and verdict.sign is Sign.MOVE) == (anchor is not None), verdict
        after = apply(state.view, Move(here, anchor)) if anchor is not None else state.view
        if anchor is not None:
            found = move_anchors.positions_after(state.view, here, anchor)
            assert [after.place_of(each) for each in here] == [place - 1 for place in found], words.target(found)
        return {False: [_key(each) for each in after.ids], True: [_key(each) for each in state.view.ids]}

    @property
    def _told(self) -> str:
        anchor: Anchor | None = self._view._anchor()
        return f"the line at {self._view._gap}, behind {anchor}"

    async def _end(self, trouble: str) -> None:
        """Let go; or end the drag with Escape or the right button, and let go then."""
        if trouble == "right click":
            self._hands.click(RIGHT)
            await until(lambda: not self._view.carried, "the right click to cancel")
        elif trouble == "escape":
            self._hands.key("Escape", down=True)
            self._hands.key("Escape", down=False)
            await until(lambda: not self._view.carried, "Escape to cancel")
        self._hands.button(LEFT, down=False)
        await until(lambda: not self._view.carried and running() is None, "the drag to be over")


def _key(title_id: ItemId) -> str:
    return title_id.rpartition("/")[2]


async def main(qt: QApplication) -> list[str]:
    count, seed, way, folder = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], Path(sys.argv[4])
    if way == "mirrored":
        qt.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    chance, hands = random.Random(seed), RealInput(os.environ["DISPLAY"])
    done: list[str] = []
    try:
        with Sandbox() as sandbox:
            async with stage(folder, sandbox) as on:
                await on.link()
                on.window.move(0, 0)
                dragger = Dragger(on, hands, chance)
                for at in range(count):
                    if at % 4 == 0:
                        on.window.resize(QSize(*chance.choice(SIZES)).boundedTo(qt.primaryScreen().size()))
                        on.page.view.row_layout.set_size(chance.choice(tuple(RowSize)))
                        on.window.activateWindow()
                        await until(on.window.isActiveWindow, "the window before the person")
                    done.append(await dragger.drag())
                    sys.stderr.write(f"{at + 1}: {done[-1]}\n")
    finally:
        hands.close()
    return done


if __name__ == "__main__":
    tell(main)
