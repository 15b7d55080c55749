"""States that follow from our own writes, as their entity-tags tell them."""

import pytest

from desktop_app.providers.trakt.computed import Computed, after_write, cached_for, computed_in, digest
from desktop_app.providers.trakt.list_reader import is_sure, order_in

OLD, NEW, NEWER = ("1", "2", "3"), ("3", "1", "2"), ("2", "3", "1")
SURE = f"2026-11-30T10:00:00.000Z/{digest(OLD)}"


def test_a_tag_tells_what_it_was_made_of() -> None:
    computed = after_write(SURE, NEW, digest(OLD), 1000.9, 600)
    assert computed == Computed(1000, 1600, (digest(OLD),), digest(NEW))
    assert computed is not None
    assert computed_in(computed.tag) == computed
    assert order_in(computed.tag) == digest(NEW)
    assert not is_sure(computed.tag)


def test_what_was_ended_is_no_news_until_the_caches_let_go() -> None:
    computed = after_write(SURE, NEW, digest(OLD), 1000, 600)
    assert computed is not None
    for order in (OLD, NEW):
        assert computed.explains(digest(order), 1599, 900)
        assert not computed.explains(digest(order), 1600, 900)
        assert not computed.explains(digest(order), None, 900)
    assert not computed.explains(digest(NEWER), 1100, 900)


@pytest.mark.parametrize(("changed", "is_no_news"), [(None, True), (999, True), (1000.99, True), (1001, False)])
def test_a_list_that_changed_after_our_write_is_news(changed: float | None, is_no_news: bool) -> None:
    computed = after_write(SURE, NEW, digest(OLD), 1000, 600)
    assert computed is not None
    assert computed.explains(digest(OLD), 1100, changed) is is_no_news


def test_a_second_write_remembers_what_the_first_ended() -> None:
    first = after_write(SURE, NEW, digest(OLD), 1000, 600)
    assert first is not None
    second = after_write(first.tag, NEWER, digest(OLD), 1100, 600)
    assert second == Computed(1100, 1700, (digest(OLD), digest(NEW)), digest(NEWER))
    back = after_write(first.tag, OLD, digest(NEW), 1100, 600)
    assert back == Computed(1100, 1700, (digest(NEW),), digest(OLD))


def test_what_shows_something_else_may_be_somebody_elses() -> None:
    assert after_write(SURE, NEW, digest(NEWER), 1000, 600) is None
    assert after_write(SURE, NEW, digest(OLD), 1000, 0) is None
    assert after_write(SURE, OLD, digest(OLD), 1000, 600) is None


@pytest.mark.parametrize("etag", [None, "", SURE, "~" + SURE, "~?1?2/", "~?a?b?c/d", "~?1?2?3/4"])
def test_other_tags_say_nothing_of_it(etag: str | None) -> None:
    assert computed_in(etag) is None


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("public, max-age=600, s-maxage=3600", 600),
        ("Public, Max-Age = 60", 60),
        ("private, max-age=600", 0),
        ("s-maxage=3600, public", 0),
        ("max-age=600", 0),
        ("public, max-age=x", 0),
        ("", 0),
    ],
)
def test_how_long_an_answer_may_be_shared(header: str, seconds: int) -> None:
    assert cached_for(header) == seconds
