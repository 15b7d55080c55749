"""When Netflix has a title, read from what a queue and its formats say."""

import pytest

from desktop_app.providers.netflix.availability import is_available, span
from desktop_app.providers.trees import Tree


def formats(*spans: tuple[str | None, str | None]) -> dict[str, Tree]:
    names = ("available_from", "available_until")
    told = [{n: m for n, m in zip(names, each, strict=True) if m is not None} for each in spans]
    return {"format_availability": {"delivery_formats": {"availability": told[0] if len(told) == 1 else told}}}


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (formats(("1306911600", "1370070000")), (1306911600, 1370070000)),
        (formats(("1306911600", "1370070000"), ("1272956400", None)), (1272956400, None)),
        (formats(("2", "30"), ("1", "40")), (1, 40)),
        (formats(("1", "4102444800")), (1, None)),
        (formats((None, "not a time")), (None, None)),
        (formats(("99999999999999", None)), (None, None)),
        ({"format_availability": {"href": "http://x/format_availability"}}, (None, None)),
        ({}, (None, None)),
    ],
)
def test_the_widest_span_of_all_formats_counts(found: dict[str, Tree], expected: tuple[int | None, int | None]) -> None:
    assert span(found) == expected


def in_formats(**ends: str) -> dict[str, Tree]:
    told = [
        {"available_from": "1", **({"available_until": end} if end else {}), "category": {"term": name}}
        for name, end in ends.items()
    ]
    return {"format_availability": {"delivery_formats": {"availability": told}}}


@pytest.mark.parametrize(
    ("ends", "queue", "expected"),
    [
        ({"instant": "30", "DVD": ""}, "instant", 30),
        ({"Instant": "30", "DVD": "", "Blu-ray": "90"}, "instant", 30),
        ({"instant": "30", "DVD": ""}, "disc", None),
        ({"instant": "", "DVD": "30", "Blu-ray": "40"}, "disc", 40),
        ({"instant": "", "DVD": "30"}, "instant", None),
        ({"instant": "30", "DVD": ""}, "", None),
        ({"DVD": "30"}, "instant", 30),
    ],
)
def test_in_a_queue_its_own_formats_count(ends: dict[str, str], queue: str, expected: int | None) -> None:
    assert span(in_formats(**ends), queue)[1] == expected


@pytest.mark.parametrize(
    ("label", "expected"), [("available now", True), ("available_now", True), ("saved", False), ("Saved", False)]
)
def test_a_queue_says_what_can_be_watched(label: str, expected: bool) -> None:
    assert is_available({"queue_availability": [label]}) is expected


def test_the_catalogue_says_nothing_of_it() -> None:
    assert is_available({"genres": ["Comedy"]}) is None
