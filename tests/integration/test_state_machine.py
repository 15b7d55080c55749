"""Any interleaving of our edits, others', faults, deaths and restarts ends where the service is, and loses nothing."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from desktop_app.domain.edits import Add, Anchor, Edge, Edit, Move, Remove, invert, replay, touched
from desktop_app.domain.queues import Queue, TitleId
from desktop_app.sandbox.trakt.list_faults import FOR_EVER
from tests.integration.living import Life, number
from tests.integration.worlds import NetflixWorld, TraktWorld, World

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
        self.undone: list[tuple[Edit, ...]] = []
        self.wanted = Queue()
        self.settled()

    # --- ours ----------------------------------------------------------------------------------------------------

    def pick(self, place: int) -> TitleId:
        return self.life.view.ids[place % len(self.life.view.ids)]

    def anchor(self, place: int) -> Anchor:
        anchors: list[Anchor] = [*self.life.view.ids, *Edge]
        return anchors[place % len(anchors)]

    def submit(self, *edits: Edit) -> None:
        before = self.life.view
        note(f"ours: {edits}")
        self.undone.append(tuple(inverse for edit in edits for inverse in invert(before, edit)))
        self.life.queue.submit(edits)
        self.life.core.accounts.desk.wake(self.life.queue.ref.account)
        self.wanted = replay(self.wanted, edits)
        assert self.life.view.ids == replay(before, edits).ids

    @rule(places=st.lists(places, min_size=1, max_size=3), after=places)
    def move(self, places: list[int], after: int) -> None:
        if self.life.view.items:
            self.submit(Move(tuple(dict.fromkeys(self.pick(place) for place in places)), self.anchor(after)))

    @rule(place=places)
    def remove(self, place: int) -> None:
        if len(self.life.view.items) > FEWEST:
            self.submit(Remove((self.pick(place),)))

    @rule(place=places, after=places)
    def add(self, place: int, after: int) -> None:
        absent = [item for item in self.world.items if self.life.view.find(item.id) is None]
        if absent:
            self.submit(Add(absent[place % len(absent)], self.anchor(after)))

    @rule()
    def undo(self) -> None:
        inverse = self.undone.pop() if self.undone else ()
        if inverse:
            self.submit(*inverse)
            self.undone.pop()

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
        absent = [number(item.id) for item in self.world.items if number(item.id) not in served]
        if absent:
            one = absent[place % len(absent)]
            self.elsewhere(add=one, position=to % (len(served) + 1) + 1)

    def elsewhere(
        self, *, move: str | None = None, remove: str | None = None, add: str | None = None, position: int | None = None
    ) -> None:
        self.alone = False
        self.meddled.add(move or remove or add or "")
        note(self.world.edit_elsewhere(move, remove, add, position))

    # --- what goes wrong -----------------------------------------------------------------------------------------

    @rule(after_effect=st.booleans(), writes_only=st.booleans())
    def drop_the_connection(self, *, after_effect: bool, writes_only: bool) -> None:
        self.world.faults.drop_connection_next(after_effect=after_effect, writes_only=writes_only)

    @rule(status=st.sampled_from((500, 504)), after_effect=st.booleans(), writes_only=st.booleans())
    def fail(self, status: int, *, after_effect: bool, writes_only: bool) -> None:
        self.world.faults.fail_next(status, after_effect=after_effect, writes_only=writes_only)

    @rule()
    @precondition(lambda self: isinstance(self.world, NetflixWorld))
    def refuse_the_entity_tag(self) -> None:
        self.world.faults.fail_next(412, writes_only=True)

    @rule(body=st.sampled_from(GARBAGE))
    def talk_nonsense(self, body: bytes) -> None:
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

    @rule(count=st.integers(1, 4))
    def meddle(self, count: int) -> None:
        self.alone = False
        self.world.faults.edit_before_writes(count)

    @rule(calls=st.sampled_from((2, None)))
    def limit(self, calls: int | None) -> None:
        self.world.limit(calls)

    @rule()
    def go_offline(self) -> None:
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
        self.life.core.accounts.desk.refresh(self.life.queue.ref)

    @rule(milliseconds=st.integers(0, 10))
    def die_and_start_again(self, milliseconds: int) -> None:
        self.life.pass_time(milliseconds)
        self.life.stop()
        self.life.start()
        self.undone.clear()

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

    def check_what_was_wanted(self) -> None:
        """Alone, the order is ours. Among others, what they did not add or remove is there as we want it."""
        asked = {number(title_id) for entry in self.life.queue.state.questions for title_id in touched(entry.edit)}
        certain = {number(item.id) for item in self.world.items} - self.meddled - asked
        wanted = [number(title_id) for title_id in self.wanted.ids]
        assert certain & set(wanted) == certain & set(self.world.served)
        if self.alone and not asked:
            assert self.world.served == wanted

    def teardown(self) -> None:
        if hasattr(self, "life"):
            try:
                self.settle(keep=True)
            finally:
                self.life.end()


@pytest.fixture(scope="module", params=(NetflixWorld, TraktWorld))
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
