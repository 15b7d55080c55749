"""What is said of an order before it is sent."""

import pytest

from desktop_app.domain.arrangement import Arrangement, Key, Order
from desktop_app.domain.import_export.given_order import GivenOrder
from desktop_app.ui.arrange.notes import note
from tests.ui.queue.examples import film, queue

NOW = queue(range(4))
OTHERS = "Each of the others stays behind the title before it."
RATED = {film(0).title.id: 3.0, film(9).title.id: 5.0}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (GivenOrder("x", queue(range(4)).ids), ("4 of 4 titles are in the file", "Both name the same titles.")),
        (
            GivenOrder("x", queue([2, 9]).ids, missing=1, unclear=2),
            (
                "1 of 4 titles are in the file",
                f"{OTHERS} 1 title is only in the file. 2 lines are unclear.",
            ),
        ),
    ],
)
def test_how_far_a_file_and_the_list_name_the_same_titles(given: GivenOrder, said: tuple[str, str]) -> None:
    assert note(Arrangement(Key(Order.FILE), earlier=given.ids), NOW, {}, given) == said


@pytest.mark.parametrize(
    ("by", "said"),
    [
        (Arrangement(Key(Order.YEAR)), None),
        (
            Arrangement(Key.usual(Order.OWN_RATING)),
            ("1 of 4 rated by you", "The others come behind them, in the order of now."),
        ),
        (
            Arrangement(Key.usual(Order.OWN_RATING), (Key(Order.TITLE),)),
            ("1 of 4 rated by you", "The others come behind them."),
        ),
        (
            Arrangement(Key(Order.YEAR), (Key.usual(Order.OWN_RATING),)),
            ("1 of 4 rated by you", "Where your rating decides, the others come last."),
        ),
        (Arrangement(Key(Order.EARLIER), earlier=queue([3, 2, 1, 0]).ids), None),
        (
            Arrangement(Key(Order.EARLIER), earlier=queue([2, 1, 0, 7]).ids),
            (
                "What came or went stays so",
                "1 came since: each stays behind the title before it. 1 went since: not brought back.",
            ),
        ),
    ],
)
def test_what_the_order_does_with_titles_that_it_tells_nothing_about(
    by: Arrangement, said: tuple[str, str] | None
) -> None:
    assert note(by, NOW, RATED) == said
