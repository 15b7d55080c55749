"""What a person is told of how the moves travel."""

from desktop_app.domain.service import Capabilities, Guard, Ordering, Writes
from desktop_app.ui.arrange.travel import Travel

ONE = Travel.of("Netflix", 0.26, Capabilities(Ordering.KEPT_BY_SERVICE, Guard.ENTITY_TAG, Writes.ONE_TITLE))
WHOLE = Travel.of("Trakt", 1.0, Capabilities(Ordering.KEPT_BY_SERVICE, Guard.COMPARE_FIRST, Writes.WHOLE_ORDER))
HERE = Travel.of("TMDB", 0.05, Capabilities(Ordering.KEPT_BY_US, Guard.STATE_FIRST, Writes.WHOLE_ORDER))


def test_single_moves_are_counted_and_timed() -> None:
    assert ONE.is_one_by_one
    assert ONE.how()[0] == "One title a request"
    assert "one a request, about 12 s" in ONE.hint(45)
    assert ONE.left(45) == "about 12 s left"


def test_a_whole_order_is_one_request_however_many_moves() -> None:
    assert not WHOLE.is_one_by_one
    assert WHOLE.where() == "will be sent to Trakt"
    assert WHOLE.how()[0] == "One request for all"
    assert "45 moves will be sent, all in one request" in WHOLE.hint(45)


def test_what_is_kept_here_is_not_said_to_be_sent() -> None:
    assert HERE.where() == "will be kept on this computer"
    assert "sent there" in HERE.how()[1]
    assert "on this computer" in HERE.hint(3)
    assert "will be sent" not in HERE.hint(3)
