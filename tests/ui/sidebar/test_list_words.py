"""What lists are called, and why something cannot be done with them. Without a window."""

import pytest

from desktop_app.domain.service import Capabilities, Guard, ListCatalogue, ListEditing, ListInfo, Ordering, Writes
from desktop_app.ui.sidebar.list_words import (
    edit_refusal,
    facts_of,
    in_order,
    make_refusal,
    moved,
    order_refusal,
    placed,
    privacy_word,
)

COMPARED = Capabilities(Ordering.KEPT_BY_SERVICE, Guard.COMPARE_FIRST, Writes.WHOLE_ORDER)
TAGGED = Capabilities(Ordering.KEPT_BY_SERVICE, Guard.ENTITY_TAG, Writes.ONE_TITLE)
CAN = ListCatalogue(COMPARED, (), list_editing=ListEditing(("private", "public")))
CANNOT = ListCatalogue(TAGGED, ())
UNORDERED = ListCatalogue(COMPARED, (), list_editing=ListEditing(orders=False))
LISTS = (
    ListInfo("w", "Watchlist"),
    ListInfo("a", "A", is_own=True),
    ListInfo("b", "B", is_own=True),
    ListInfo("g", "Grace's", owner="Grace"),
    ListInfo("c", "C", is_own=True),
)


def names(infos: tuple[ListInfo, ...] | None) -> str:
    return "".join(info.name for info in infos or ())


@pytest.mark.parametrize(
    ("name", "by", "expected"),
    [("b", -1, "wbagc"), ("b", 1, "wacgb"), ("a", -1, ""), ("c", 1, ""), ("w", 1, ""), ("g", -1, ""), ("?", 1, "")],
)
def test_a_list_moves_among_the_persons_own(name: str, by: int, expected: str) -> None:
    assert names(moved(LISTS, name, by)) == expected


@pytest.mark.parametrize(
    ("name", "before", "expected"),
    [
        ("c", "a", "wcagb"),
        ("a", None, "wbcga"),
        ("a", "b", ""),
        ("c", None, ""),
        ("a", "a", ""),
        ("a", "g", ""),
        ("w", "a", ""),
    ],
)
def test_a_list_is_placed_among_the_persons_own(name: str, before: str | None, expected: str) -> None:
    assert names(placed(LISTS, name, before)) == expected


def test_an_order_leaves_the_lists_of_others_where_they_are() -> None:
    assert names(in_order(LISTS, ("c", "a"))) == "wcagb"
    assert names(in_order(LISTS, ())) == names(LISTS)


def test_what_is_known_of_a_list() -> None:
    info = ListInfo("g", "G", 250, description="Ships", privacy="public", owner="Grace")
    assert facts_of(info, TAGGED) == (
        "Ships",
        "Grace shares this list with you.",
        "Everybody sees it.",
        "It holds at most 250 titles.",
    )
    assert "may be overwritten in order, never lost as a title" in facts_of(info, COMPARED)[-1]
    assert facts_of(ListInfo("x", "X", privacy="house"), TAGGED) == ("Seen by: house.",)


def test_privacies_have_words() -> None:
    assert [privacy_word(word) for word in ("private", "friends", "house")] == ["Only you", "Your friends", "House"]


def test_refusals_say_why() -> None:
    own, given, shared = LISTS[1], LISTS[0], LISTS[3]
    assert edit_refusal(own, CAN, "S") == order_refusal(own, CAN, "S") == make_refusal(CAN, "S") == ""
    assert (
        edit_refusal(given, CAN, "S") == "S keeps this list for every account: it can be neither renamed nor deleted."
    )
    assert edit_refusal(shared, CAN, "S") == "Only Grace, whose list it is, can change or delete it."
    assert (
        edit_refusal(own, CANNOT, "S") == make_refusal(CANNOT, "S") == ("S does not let programs make or change lists.")
    )
    assert order_refusal(own, UNORDERED, "S") == "S does not let programs put lists in order."
    assert make_refusal(None, "S") == "S has not said yet which lists there are."
