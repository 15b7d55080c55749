"""The time by which requests are signed, while this computer's clock is wrong, set, and right again."""

from dataclasses import dataclass

import pytest

from desktop_app.auth.server_clock import LONGEST_MEASURE, ServerClock

NOW = 1_790_000_000.0
MINUTE, HOUR = 60.0, 3600.0


@dataclass
class World:
    """A computer whose clock stands `wrong` seconds ahead of the service's, as time passes."""

    wrong: float
    passed: float = 0.0
    heard: int = 0

    def theirs(self) -> float:
        return NOW + self.passed

    def clock(self) -> ServerClock:
        return ServerClock(lambda: self.theirs() + self.wrong, self._hear, lambda: 7.0 + self.passed)

    def _hear(self) -> None:
        self.heard += 1


@pytest.fixture(params=[14 * MINUTE, -14 * MINUTE, 400 * 24 * HOUR])
def world(request: pytest.FixtureRequest) -> World:
    return World(wrong=float(request.param))


def corrected(world: World) -> ServerClock:
    clock = world.clock()
    clock.correct(clock.skew(world.theirs()))
    assert clock.is_corrected
    return clock


def test_it_is_this_computers_until_it_is_corrected(world: World) -> None:
    clock = world.clock()

    clock.hear(world.theirs(), 0.1)

    assert clock.now() == clock.ours() == world.theirs() + world.wrong


def test_a_correction_tells_the_services_time_as_time_passes(world: World) -> None:
    clock = corrected(world)
    world.passed += 5 * HOUR

    assert clock.now() == world.theirs()
    assert clock.ours() == world.theirs() + world.wrong


@pytest.mark.parametrize("then", [0.0, -20 * MINUTE, 3 * HOUR])
def test_whoever_sets_the_clock_does_not_set_the_corrected_time(world: World, then: float) -> None:
    clock = corrected(world)

    world.wrong = then

    assert clock.now() == world.theirs()


def test_the_correction_ends_with_the_first_answer_after_the_clock_is_right(world: World) -> None:
    clock = corrected(world)

    world.wrong = 2.0
    clock.hear(world.theirs(), 0.1)
    clock.hear(world.theirs(), 0.1)

    assert (clock.is_corrected, world.heard) == (False, 1)
    assert clock.now() == clock.ours()


def test_it_goes_on_while_the_clock_is_wrong_another_way(world: World) -> None:
    clock = corrected(world)

    world.wrong = -world.wrong
    clock.hear(world.theirs(), 0.1)

    assert (clock.is_corrected, world.heard) == (True, 0)
    assert clock.now() == world.theirs()


def test_a_service_that_sets_its_own_clock_is_followed(world: World) -> None:
    clock = corrected(world)

    clock.hear(world.theirs() + HOUR, 0.1)

    assert clock.now() == world.theirs() + HOUR


@pytest.mark.parametrize("theirs", [0.0, 946_684_800.0, NOW + 40 * 365 * 24 * HOUR, None])
def test_an_absurd_time_is_neither_followed_nor_blamed_on_this_computer(theirs: float | None) -> None:
    world = World(14 * MINUTE)
    clock = world.clock()
    assert clock.skew(theirs) == 0.0
    if theirs is not None:
        clock.correct(clock.ours() - theirs)
        assert not clock.is_corrected

    clock = corrected(world)
    clock.hear(theirs, 0.1)

    assert clock.now() == world.theirs()


def test_a_computer_that_woke_in_1970_is_corrected() -> None:
    world = World(-NOW)
    clock = world.clock()

    clock.correct(clock.skew(world.theirs()))

    assert clock.now() == world.theirs()


def test_an_answer_that_came_before_a_sleep_is_no_measure(world: World) -> None:
    clock = corrected(world)
    sent = world.theirs()
    world.passed += 8 * HOUR

    clock.hear(sent, 8 * HOUR)

    assert clock.now() == world.theirs()
    assert world.clock().skew(sent, LONGEST_MEASURE + 1) == 0.0


def test_a_difference_that_nobody_minds_is_not_corrected() -> None:
    clock = World(20.0).clock()

    clock.correct(20.0)

    assert not clock.is_corrected
