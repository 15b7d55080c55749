"""Any interleaving of edits, others', lost answers, deaths and new keys: each item ends where it was wanted, once."""

import asyncio
import os
import tempfile
from collections.abc import Coroutine
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from desktop_app.domain.edits import Add, Anchor, Edge, Edit, Move, Remove
from desktop_app.domain.merging import rebase
from desktop_app.domain.order import replay
from desktop_app.domain.queues import Item, ItemId, Queue
from desktop_app.domain.undo_step import UndoStep, excerpt, inverse
from desktop_app.workers import Workers
from tests.unit.sync.slots import REF, Program, Slots, title_of

EXAMPLES = int(os.environ.get("LINEUP_EXAMPLES", "15"))
places = st.integers(0, 1000)
names = st.sampled_from("abc")


class Lives(RuleBasedStateMachine):
    """The rules. `wanted` is the list as the person would remember it while nobody else meddles."""

    workers: Workers
    wanted: Queue
    meddled: bool

    @initialize(names_anew=st.booleans(), tells_anew=st.booleans())
    def begin(self, *, names_anew: bool, tells_anew: bool) -> None:
        self.runner = asyncio.Runner()
        self.folder = tempfile.TemporaryDirectory()
        self.fresh, self.steps = count(1), count(1)

        async def start() -> None:
            service = Slots("aabc", names_anew=names_anew, tells_anew=tells_anew)
            self.program = Program(Path(self.folder.name), service, self.workers)
            await self.program.start()
            await self.program.until_in_step()

        self.run(start())
        self.settled()

    def run(self, story: Coroutine[Any, Any, object]) -> None:
        async def bounded() -> None:
            async with asyncio.timeout(60):
                await story

        self.runner.run(bounded())

    @property
    def service(self) -> Slots:
        return self.program.service

    @property
    def view(self) -> Queue:
        return self.program.queue.state.view

    def pick(self, place: int) -> ItemId:
        return self.view.ids[place % len(self.view.ids)]

    def anchor(self, place: int) -> Anchor:
        anchors: list[Anchor] = [*self.view.ids, *Edge]
        return anchors[place % len(anchors)]

    # --- ours ----------------------------------------------------------------------------------------------------

    def perform(self, *edits: Edit) -> None:
        self.submit(edits, UndoStep(next(self.steps), "", excerpt(self.view, edits), edits))

    def submit(self, edits: tuple[Edit, ...], step: UndoStep) -> None:
        async def story() -> None:
            wanted = replay(self.view, edits)  # a moment ago the program was at work
            self.program.queue.submit(edits, step)
            assert self.view.ids == wanted.ids
            self.program.sync.wake()

        note(f"ours: {edits}")
        self.wanted = replay(self.wanted, edits)
        self.run(story())

    @rule(name=names, after=places)
    def add(self, name: str, after: int) -> None:
        item = Item(title_of(name), own_id=f"new:{next(self.fresh)}")
        self.perform(Add(item, self.anchor(after)))

    @rule(name=names, after=places, then=places)
    def add_and_move(self, name: str, after: int, then: int) -> None:
        item = Item(title_of(name), own_id=f"new:{next(self.fresh)}")
        self.perform(Add(item, self.anchor(after)))
        self.perform(Move((item.id,), self.anchor(then)))

    @rule(place=places, after=places)
    def move(self, place: int, after: int) -> None:
        if self.view.ids and self.anchor(after) != self.pick(place):  # nobody drops a row behind itself
            self.perform(Move((self.pick(place),), self.anchor(after)))

    @rule(place=places)
    def remove(self, place: int) -> None:
        if len(self.view.ids) > 1:
            self.perform(Remove((self.pick(place),)))

    @rule()
    def undo(self) -> None:
        done = [step for step in self.program.journal.steps(REF) if not step.undone]
        if done:
            step = done[-1]
            self.again(replay(step.before, step.edits), inverse(step.before, step.edits), replace(step, undone=True))

    @rule()
    def redo(self) -> None:
        undone = [step for step in self.program.journal.steps(REF) if step.undone]
        if undone:
            self.again(undone[0].before, undone[0].edits, replace(undone[0], undone=False))

    def again(self, base: Queue, edits: tuple[Edit, ...], step: UndoStep) -> None:
        left = tuple(answer.edit for answer in rebase(base, self.view, edits) if answer.edit is not None)
        if left:
            self.submit(left, step)
        else:
            self.program.queue.keep_step(step)

    # --- others' -------------------------------------------------------------------------------------------------

    @rule(name=names, place=places)
    def add_elsewhere(self, name: str, place: int) -> None:
        self.meddled = True
        self.service.add_elsewhere(name, place % (len(self.service.slots) + 1))

    @rule(place=places, to=places)
    def move_elsewhere(self, place: int, to: int) -> None:
        if self.service.slots:
            self.meddled = True
            slot = self.service.take(self.service.slots[place % len(self.service.slots)].key)
            self.service.put(slot, to % (len(self.service.slots) + 1))

    @rule(place=places)
    def remove_elsewhere(self, place: int) -> None:
        if len(self.service.slots) > 1:
            self.meddled = True
            self.service.take(self.service.slots[place % len(self.service.slots)].key)

    # --- what goes wrong -----------------------------------------------------------------------------------------

    @rule(is_done=st.booleans())
    def lose_the_next_answer(self, *, is_done: bool) -> None:
        self.service.mishaps.append(is_done)

    @rule(is_offline=st.booleans())
    def change_connection(self, *, is_offline: bool) -> None:
        self.service.is_offline = is_offline

    @rule(is_written=st.booleans())
    def die_at_the_next_snapshot(self, *, is_written: bool) -> None:
        self.program.snapshots.dies = is_written

    @rule(turns=st.integers(0, 12))
    def die_and_start_again(self, turns: int) -> None:
        async def story() -> None:
            await self.turn(turns)
            await self.program.again()

        self.run(story())

    @rule(turns=st.integers(0, 30))
    def pass_time(self, turns: int) -> None:
        self.run(self.turn(turns))

    async def turn(self, turns: int) -> None:
        for _ in range(turns):
            await asyncio.sleep(0)

    # --- what holds ----------------------------------------------------------------------------------------------

    @rule(keep=st.booleans())
    def settle(self, *, keep: bool) -> None:
        async def story() -> None:
            self.service.is_offline = False
            self.service.mishaps.clear()
            self.program.snapshots.dies = None
            await self.program.again()
            await self.program.settle()

        self.run(story())
        self.check()
        for entry in self.program.queue.state.questions:
            self.program.queue.decide(entry.id, keep=keep)
        self.settled()

    def check(self) -> None:
        view = self.view
        assert [(item.key, item.title.id) for item in view.items] == [(s.key, s.title) for s in self.service.slots]
        assert len(set(view.ids)) == len(view.ids)
        if not self.meddled:
            assert not self.program.queue.state.questions
            assert view.ids == self.wanted.ids

    def settled(self) -> None:
        async def story() -> None:
            await self.program.settle()

        self.run(story())
        self.check_shown()
        self.meddled, self.wanted = False, self.view

    def check_shown(self) -> None:
        assert [item.key for item in self.view.items] == [slot.key for slot in self.service.slots]

    def teardown(self) -> None:
        if hasattr(self, "program"):
            try:
                self.settle(keep=True)
            finally:
                self.runner.run(self.program.stop())
                self.runner.close()
                self.folder.cleanup()


@pytest.mark.timeout(600)
def test_every_item_ends_where_it_was_wanted_and_is_there_once() -> None:
    profile = settings(
        max_examples=EXAMPLES,
        stateful_step_count=25,
        deadline=None,
        database=None,
        derandomize="LINEUP_EXAMPLES" not in os.environ,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate,),
    )
    run_state_machine_as_test(type("LivesHere", (Lives,), {"workers": Workers("snapshots")}), settings=profile)
