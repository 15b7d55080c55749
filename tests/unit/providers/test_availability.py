"""Until when Netflix has a title, as it was recorded and as it may be told otherwise."""

import pytest

from desktop_app.providers.netflix.availability import FOR_EVER, available_until
from desktop_app.providers.netflix.xml_trees import xml_of
from desktop_app.providers.trees import Tree

RECORDED = """<delivery_formats>
  <availability available_from="1306911600" available_until="1370070000">
    <category scheme="http://api.netflix.com/categories/title_formats" label="instant" term="instant"></category>
  </availability>
  <availability available_from="1272956400">
    <category scheme="http://api.netflix.com/categories/title_formats" label="DVD" term="DVD"></category>
  </availability>
</delivery_formats>"""


def link(*availabilities: Tree) -> Tree:
    return {"delivery_formats": {"availability": list(availabilities)}}


def one(term: str, until: object) -> Tree:
    return {"available_until": until, "category": {"label": term}}


@pytest.mark.parametrize(
    ("found", "formats", "until"),
    [
        ({}, (), None),
        (link(one("instant", "1370070000")), (), 1_370_070_000),
        (link(one("Instant", 1_370_070_000)), ("instant",), 1_370_070_000),
        (link(one("DVD", "5"), one("instant", "7")), ("DVD",), 5),
        (link(one("instant", "7")), ("Blu-ray",), None),
        (link(one("instant", str(FOR_EVER))), (), None),
        (link(one("instant", "soon")), (), None),
        ({"delivery_formats": "none"}, (), None),
    ],
)
def test_the_end_of_the_format_that_is_in_the_queue(found: Tree, formats: tuple[str, ...], until: int | None) -> None:
    assert available_until(found, formats) == until


def test_as_it_was_recorded() -> None:
    assert available_until(xml_of(RECORDED.encode()), ("instant",)) == 1_370_070_000
    assert available_until(xml_of(RECORDED.encode()), ("DVD",)) is None
