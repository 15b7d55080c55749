"""Any interleaving of our edits, others', faults, deaths and restarts ends where the service is, and loses nothing."""

import os
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from desktop_app.domain.edits import Add, Anchor, Edge, Edit, Move, Remove, touched
from desktop_app.domain.merging import rebase
from desktop_app.domain.order import apply, replay
from desktop_app.domain.queues import ItemId, Queue
from desktop_app.domain.undo_step import UndoStep, excerpt, inverse
from desktop_app.sandbox.trakt.faults import LIST_LAG
from desktop_app.sandbox.trakt.list_faults import FOR_EVER
from tests.core import refresh_list
from tests.integration.living import Life, number
from tests.integration.worlds import NetflixWorld, TraktListWorld, TraktWorld, World

EXAMPLES = int(os.environ.get("LINEUP_EXAMPLES", "40"))
LENGTH = 25
FEWEST = 3
"""Titles that are left in the queue: an emptied one is another story."""
places = st.integers(0, 1000)
GARBAGE = (b"<html>", b"{}", b"", b"\xff\xfe", b'{"queue": []}')


class Living(RuleBasedStateMachine):
    """The rules. What must be true of each title is kept beside, as the person would remember it.

    No precondition looks at the queue: what it holds depends on the clock, and Hypothesis must find the same rules
    to choose from when it plays a life again.
    """

    world: World

    @initialize()
    def begin(self) -> None:
        self.life = Life(self.world)
        self.number = 0
        self.wanted = Queue()
        self.settled()

    # --- ours ----------------------------------------------------------------------------------------------------

    def pick(self, place: int) -> ItemId:
        return self.life.view.ids[place % len(self.life.view.ids)]

    def anchor(self, place: int) -> Anchor:
        anchors: list[Anchor] = [*self.life.view.ids, *Edge]
        return anchors[place % len(anchors)]

    def perform(self, *edits: Edit) -> None:
        """An action that can be undone."""
        self.number += 1
        self.submit(edits, UndoStep(self.number, "", excerpt(self.life.view, edits), edits))

    def submit(self, edits: tuple[Edit, ...], step: UndoStep) -> None:
        before = self.life.view
        note(f"ours: {edits}")
        self.expect(edits)
        self.life.queue.submit(edits, step)
        self.life.core.accounts.library.linked(self.life.queue.ref.account).wake()
        after = replay(before, edits)
        assert (self.life.view.ids, saved_in(self.life.view)) == (after.ids, saved_in(after))

    def expect(self, edits: tuple[Edit, ...]) -> None:
        """Do the edits as the service will: what cannot be watched is saved, and nothing has a place behind it."""
        for edit in edits:
            if isinstance(edit, Add):
                self.find(edit.item.id)
                edit = replace(edit, saved=edit.saved or number(edit.item.id) in self.world.unavailable)  # noqa: PLW2901
            elif isinstance(edit, Remove):
                self.found -= set(map(number, edit.items))
            if self.world.unavailable & set(map(number, placed_in(edit))):
                self.alone = False
            self.wanted = apply(self.wanted, edit)

    def find(self, title_id: ItemId) -> None:
        """Is the title there before it is added? Then no undo may take it away.

        Where nobody has seen it and answers are lost, nobody can tell whose it is.
        """
        title = number(title_id)
        is_known = self.life.view.holds(title_id) or (title in self.added_elsewhere and not self.lossy)
        if is_known and title in {*self.world.served, *self.world.saved}:
            self.found.add(title)

    @rule(places=st.lists(places, min_size=1, max_size=3), after=places)
    def move(self, places: list[int], after: int) -> None:
        if self.life.view.items:
            self.perform(Move(tuple(dict.fromkeys(self.pick(place) for place in places)), self.anchor(after)))

    @rule(place=places)
    def remove(self, place: int) -> None:
        if len(self.life.view.items) > FEWEST:
            self.perform(Remove((self.pick(place),)))

    @rule(place=places)
    def remove_saved(self, place: int) -> None:
        if saved := self.life.view.saved:
            self.perform(Remove((saved[place % len(saved)].id,)))

    @rule(place=places, after=places)
    def add(self, place: int, after: int) -> None:
        absent = [item for item in self.world.items if self.life.view.find(item.id) is None]
        if absent:
            self.perform(Add(absent[place % len(absent)], self.anchor(after)))

    @rule(place=places, after=places)
    def add_what_is_saved(self, place: int, after: int) -> None:
        if saved := self.life.view.saved:
            self.perform(Add(saved[place % len(saved)], self.anchor(after)))

    @rule(place=places, after=places)
    def add_what_somebody_just_added(self, place: int, after: int) -> None:
        unseen = [
            i for i in self.world.items if number(i.id) in self.added_elsewhere and not self.life.view.holds(i.id)
        ]
        if unseen:
            self.perform(Add(unseen[place % len(unseen)], self.anchor(after)))

    @rule()
    def undo(self) -> None:
        done = [step for step in self.life.core.journal.steps(self.life.queue.ref) if not step.undone]
        if done:
            step = done[-1]
            self.again(replay(step.before, step.edits), inverse(step.before, step.edits), replace(step, undone=True))

    @rule()
    def redo(self) -> None:
        undone = [step for step in self.life.core.journal.steps(self.life.queue.ref) if step.undone]
        if undone:
            step = undone[0]
            self.again(step.before, step.edits, replace(step, undone=False))

    def again(self, base: Queue, edits: tuple[Edit, ...], step: UndoStep) -> None:
        """Redo the edits on what the list has become, as the page's history does."""
        left = tuple(answer.edit for answer in rebase(base, self.life.view, edits) if answer.edit is not None)
        found = set(self.found)
        if left:
            self.submit(left, step)
        else:
            self.life.queue.keep_step(step)
        self.found |= found if step.undone else set()

    # --- other people's ------------------------------------------------------------------------------------------

    @rule(place=places, to=places)
    def move_elsewhere(self, place: int, to: int) -> None:
        served = self.world.served
        if served:
            one = served[place % len(served)]
            self.elsewhere(move=one, position=to % len(served) + 1)

    @rule(place=places)
    def remove_elsewhere(self, place: int) -> None:
        served = self.world.served
        if len(served) > FEWEST:
            one = served[place % len(served)]
            self.elsewhere(remove=one)

    @rule(place=places, to=places)
    def add_elsewhere(self, place: int, to: int) -> None:
        served = self.world.served
        there = {*served, *self.world.saved}
        absent = [number(item.id) for item in self.world.items if number(item.id) not in there]
        if absent:
            one = absent[place % len(absent)]
            self.elsewhere(add=one, position=to % (len(served) + 1) + 1)
            self.added_elsewhere.add(one)

    @rule(place=places)
    def unsave_elsewhere(self, place: int) -> None:
        if saved := self.world.saved:
            self.elsewhere(remove=saved[place % len(saved)])

    def elsewhere(
        self, *, move: str | None = None, remove: str | None = None, add: str | None = None, position: int | None = None
    ) -> None:
        self.alone = False
        self.meddled.add(move or remove or add or "")
        self.found.discard(remove or "")
        self.added_elsewhere.discard(remove or "")
        note(self.world.edit_elsewhere(move, remove, add, position))

    # --- what goes wrong -----------------------------------------------------------------------------------------

    @rule(after_effect=st.booleans(), writes_only=st.booleans())
    def drop_the_connection(self, *, after_effect: bool, writes_only: bool) -> None:
        self.lose()
        self.world.faults.drop_connection_next(after_effect=after_effect, writes_only=writes_only)

    @rule(status=st.sampled_from((500, 504)), after_effect=st.booleans(), writes_only=st.booleans())
    def fail(self, status: int, *, after_effect: bool, writes_only: bool) -> None:
        self.lose()
        self.world.faults.fail_next(status, after_effect=after_effect, writes_only=writes_only)

    @rule()
    @precondition(lambda self: isinstance(self.world, NetflixWorld))
    def refuse_the_entity_tag(self) -> None:
        self.world.faults.fail_next(412, writes_only=True)

    @rule(body=st.sampled_from(GARBAGE))
    def talk_nonsense(self, body: bytes) -> None:
        self.lose()
        self.world.faults.answer_next(body, "application/json")

    @rule(milliseconds=st.sampled_from((0, 10, 40, 200)))
    @precondition(lambda self: isinstance(self.world, NetflixWorld))
    def lag(self, milliseconds: int) -> None:
        self.world.faults.read_lag(milliseconds / 1000)

    @rule(walks=st.sampled_from((0, 1, 3, FOR_EVER)))
    @precondition(lambda self: isinstance(self.world, TraktWorld))
    def overlap_pages(self, walks: int) -> None:
        assert isinstance(self.world, TraktWorld)
        self.world.overlap(walks)

    @rule(seconds=st.sampled_from((0, 1, LIST_LAG)))
    @precondition(lambda self: isinstance(self.world, TraktListWorld))
    def cache_lists(self, seconds: float) -> None:
        assert isinstance(self.world, TraktListWorld)
        self.world.cache(seconds)

    @rule(count=st.integers(1, 4))
    def meddle(self, count: int) -> None:
        self.alone = False
        self.world.faults.edit_before_writes(count)

    @rule(calls=st.sampled_from((2, None)))
    def limit(self, calls: int | None) -> None:
        self.world.limit(calls)

    @rule()
    def go_offline(self) -> None:
        self.lose()
        self.world.sandbox.stop()

    @rule()
    def come_online(self) -> None:
        self.world.sandbox.start()

    # --- time ----------------------------------------------------------------------------------------------------

    @rule(milliseconds=st.integers(0, 30))
    def pass_time(self, milliseconds: int) -> None:
        self.life.pass_time(milliseconds)

    @rule()
    def refresh(self) -> None:
        refresh_list(self.life.core.accounts, self.life.queue.ref)

    @rule(milliseconds=st.integers(0, 10))
    def die_and_start_again(self, milliseconds: int) -> None:
        self.life.pass_time(milliseconds)
        self.life.stop()
        self.lose()
        self.life.start()

    @rule(keep=st.booleans())
    def settle(self, *, keep: bool) -> None:
        self.life.settle()
        self.life.check()
        self.check_what_was_wanted()
        for entry in self.life.queue.state.questions:
            self.life.queue.decide(entry.id, keep=keep)
        self.settled()

    def settled(self) -> None:
        self.life.settle()
        self.life.check()
        self.wanted = self.life.view
        self.meddled: set[str] = set()
        self.alone = True
        self.added_elsewhere: set[str] = set()
        self.found: set[str] = set()
        self.lossy = False

    def lose(self) -> None:
        """An answer may be lost from now on."""
        self.lossy = True
        self.found.clear()

    def check_what_was_wanted(self) -> None:
        """Alone, the order is ours. Among others, what they did not add or remove is there as we want it."""
        asked = {number(title_id) for entry in self.life.queue.state.questions for title_id in touched(entry.edit)}
        certain = {number(item.id) for item in self.world.items} - self.meddled - asked
        wanted = [number(title_id) for title_id in self.wanted.ids]
        assert certain & set(wanted) == certain & set(self.world.served)
        assert certain & {number(item.id) for item in self.wanted.saved} == certain & set(self.world.saved)
        assert self.found <= {*self.world.served, *self.world.saved}
        if self.alone and not asked:
            assert self.world.served == wanted

    def teardown(self) -> None:
        if hasattr(self, "life"):
            try:
                self.settle(keep=True)
            finally:
                self.life.end()


def saved_in(queue: Queue) -> frozenset[ItemId]:
    """The saved titles, whose order is the service's own: no edit is about it."""
    return frozenset(item.id for item in queue.saved)


def placed_in(edit: Edit) -> tuple[ItemId, ...]:
    """The titles that must have a place for the edit to be carried out as it reads."""
    match edit:
        case Remove():
            return ()
        case Add(after=after):
            return () if isinstance(after, Edge) else (after,)
        case Move(items, after):
            return items if isinstance(after, Edge) else (*items, after)


@pytest.fixture(scope="module", params=(NetflixWorld, TraktWorld, TraktListWorld))
def world(request: pytest.FixtureRequest) -> Iterator[World]:
    world: World = request.param()
    yield world
    world.close()


def test_every_life_ends_where_the_service_is_and_nothing_is_lost(world: World) -> None:
    profile = settings(
        max_examples=EXAMPLES,
        stateful_step_count=LENGTH,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate,),
    )
    run_state_machine_as_test(type("LivingHere", (Living,), {"world": world}), settings=profile)
