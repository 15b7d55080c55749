"""Places that are kept through edits are those that would be counted."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.position_index import PositionIndex

moves = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.sets(st.integers(0, 12))), max_size=6)


@given(moves)
def test_whatever_was_asked_before_an_edit_is_right_after_it(done: list[tuple[int, int, set[int]]]) -> None:
    order = list(range(10))
    places = PositionIndex({key: key for key in order})
    for taken, at, asked in done:
        assert {key: places.get(key) for key in asked} == {k: order.index(k) if k in order else None for k in asked}
        key = order.pop(taken)
        order.insert(at, key)
        after = places.after((taken,), at, (key,))
        assert after is not None
        places = after

    assert [places.get(key) for key in order] == list(range(10))


def test_an_answer_is_not_worked_out_twice() -> None:
    places = PositionIndex({"a": 0, "b": 1}).after((0,), 1, ("a",))
    assert places is not None
    asked: list[str] = []

    class Counted(dict[str, int]):
        def get(self, key: str, default: int | None = None) -> int | None:  # type: ignore[override]
            asked.append(key)
            return super().get(key, default)

    places = PositionIndex(Counted({"a": 0, "b": 1}), places.steps)

    assert [places.get("b"), places.get("b")] == [0, 0]
    assert asked == ["b"]
    later = places.after((1,), 0, ("a",))
    assert later is not None
    assert later.get("b") == 1
    assert asked == ["b"], "what was asked is carried along"


def test_the_steps_since_earlier_places_are_known_where_these_follow_from_them() -> None:
    first = PositionIndex({"a": 0, "b": 1, "c": 2})
    second = first.after((0,), 2, ("a",))
    assert second is not None
    third = second.after((1,), 0, ("c",))
    assert third is not None

    assert (third.since(first), third.since(second), third.since(third)) == (third.steps, third.steps[1:], ())
    assert second.since(third) is None
    assert third.since(PositionIndex({"a": 0, "b": 1, "c": 2})) is None
