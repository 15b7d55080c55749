"""Netflix's answers as trees: the same from XML and JSON, and nothing from what is broken or hostile."""

import json

import pytest

from desktop_app.domain.errors import BadAnswer
from desktop_app.providers.netflix.answers import as_header, header_tag, tag, tree_of
from desktop_app.providers.netflix.parser import queue_page
from desktop_app.providers.trees import DEEPEST, LONGEST_TEXT, Tree, decimal, many, number, one, text
from desktop_app.transport import Response

XML = b"""<?xml version="1.0" standalone="yes"?>
<queue>
  <etag>819</etag><number_of_results>2</number_of_results>
  <queue_item>
    <id>http://api.netflix.com/users/U/queues/instant/available/1/251454</id><position>1</position>
    <updated>1204284910</updated>
    <link href="http://api.netflix.com/catalog/titles/movies/251454?a=1&amp;b=2"
          rel="http://schemas.netflix.com/catalog/title" title="t"/>
    <link href="http://www.netflix.com/Movie/251454" rel="alternate" title="web page"/>
    <title short="Paris" regular="An American in Paris"/>
    <category scheme="http://api.netflix.com/categories/genres" label="Musicals" term="Musicals"/>
    <category scheme="http://api.netflix.com/categories/mpaa_ratings" label="UR" term="UR"/>
    <box_art small="s" medium="m" large="l"/><release_year>1951</release_year><runtime>6780</runtime>
    <average_rating>3.7</average_rating>
  </queue_item>
  <queue_item>
    <id>http://api.netflix.com/users/U/queues/instant/saved/7</id>
    <link href="http://api.netflix.com/catalog/titles/series/7" rel="http://schemas.netflix.com/id" title="t"/>
    <title regular="Later"/>
  </queue_item>
</queue>"""
JSON = {
    "queue": {
        "etag": "819",
        "number_of_results": 2,
        "queue_item": [
            {
                "id": "http://api.netflix.com/users/U/queues/instant/available/1/251454",
                "position": "1",
                "updated": 1204284910,
                "link": [
                    {
                        "href": "http://api.netflix.com/catalog/titles/movies/251454?a=1&b=2",
                        "rel": "http://schemas.netflix.com/catalog/title",
                        "title": "t",
                    },
                    {"href": "http://www.netflix.com/Movie/251454", "rel": "alternate", "title": "web page"},
                ],
                "title": {"short": "Paris", "regular": "An American in Paris"},
                "category": [
                    {"scheme": "http://api.netflix.com/categories/genres", "label": "Musicals", "term": "Musicals"},
                    {"scheme": "http://api.netflix.com/categories/mpaa_ratings", "label": "UR", "term": "UR"},
                ],
                "box_art": {"small": "s", "medium": "m", "large": "l"},
                "release_year": "1951",
                "runtime": 6780,
                "average_rating": 3.7,
            },
            {
                "id": "http://api.netflix.com/users/U/queues/instant/saved/7",
                "link": {
                    "href": "http://api.netflix.com/catalog/titles/series/7",
                    "rel": "http://schemas.netflix.com/id",
                    "title": "t",
                },
                "title": {"regular": "Later"},
            },
        ],
    }
}


def answer(body: bytes) -> Response:
    return Response(200, {}, body)


def test_xml_and_json_of_one_queue_are_the_same_values() -> None:
    from_xml = queue_page(tree_of(answer(XML)))
    from_json = queue_page(tree_of(answer(json.dumps(JSON).encode())))

    assert from_xml == from_json
    assert from_xml.items[0].title.name == "An American in Paris"
    assert [item.id for item in from_xml.saved] == ["series/7"]


HOSTILE = {
    "not an object": b"[1]",
    "deeper than the stack": b'{"a":' + b"[" * 200_000 + b"]" * 200_000 + b"}",
    "a number of 5,000 digits": b'{"a": ' + b"9" * 5000 + b"}",
    "not UTF-8": b'{"a": "\xff"}',
    "cut off": b'{"queue": {"etag"',
    "deep elements": b"<a>" * (DEEPEST + 2) + b"</a>" * (DEEPEST + 2),
    "entities": b'<!DOCTYPE q [<!ENTITY a "b">]><q>&a;</q>',
    "a document type": b"<!DOCTYPE q><q/>",
    "an unknown encoding": b'<?xml version="1.0" encoding="foo"?><q/>',
    "an encoding of several bytes": b'<?xml version="1.0" encoding="gbk"?><q/>',
    "two roots": b"<a/><b/>",
    "text": b"Forbidden",
    "nothing": b"",
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_what_is_broken_or_hostile_is_a_bad_answer(body: bytes) -> None:
    with pytest.raises(BadAnswer):
        tree_of(answer(body))


@pytest.mark.parametrize("body", [rb'{"a": "\ud83d"}', b'{"a": "\xed\xa0\xbd"}'])
def test_half_a_surrogate_pair_does_not_get_in(body: bytes) -> None:
    try:
        found = text(tree_of(answer(body)), "a")
    except BadAnswer:
        return

    assert found.encode() == b"?" * len(found)


def test_a_whole_surrogate_pair_is_one_character() -> None:
    assert text(tree_of(answer(rb'{"a": "\ud83c\udfac"}')), "a") == "🎬"


def test_one_is_an_object_several_are_a_list_and_none_is_no_member() -> None:
    assert list(many({"a": {"b": "1"}}, "a")) == [{"b": "1"}]
    assert list(many({"a": [{"b": "1"}, {"b": "2"}, "stray"]}, "a")) == [{"b": "1"}, {"b": "2"}]
    assert list(many({}, "a")) == []
    assert one({"a": [{"b": {"c": "1"}}]}, "a", "b") == {"c": "1"}
    assert one({"a": "text"}, "a", "b") == {}


@pytest.mark.parametrize(
    ("said", "meant"),
    [("7", 7), (7, 7), (" 7 ", 7), ("-7", None), ("7.5", None), ("²", None), ("٣", None), ("9" * 30, None), ([], None)],
)
def test_whole_numbers(said: object, meant: int | None) -> None:
    assert number({"a": said}, "a") == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [("3.7", 3.7), (4, 4.0), ("²", None), ("3,7", None), ("inf", None), ("9" * 400, None), (".", None)],
)
def test_decimal_numbers(said: object, meant: float | None) -> None:
    assert decimal({"a": said}, "a") == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [("115673854498", "115673854498"), (0, "0"), ("é", "é"), ('"ab"', '"ab"'), ('W/"ab"', 'W/"ab"'), ("a\r\nX: y", "")],
)
def test_an_entity_tag_goes_back_as_it_came(said: object, meant: str) -> None:
    assert tag({"etag": said}) == meant
    assert tag({}, str(said)) == ("" if said == "a\r\nX: y" else str(said))


@pytest.mark.parametrize(
    ("etag", "quoted"),
    [
        ("7", '"7"'),
        ('"7"', '"7"'),
        ('W/"7"', 'W/"7"'),
        ("é", ""),
        ('a"b', ""),
        ('"a', ""),
        ('"a"b"', ""),
        ("W/7", '"W/7"'),
    ],
)
def test_an_entity_tag_fits_into_a_header(etag: str, quoted: str) -> None:
    assert as_header(etag) == quoted


@pytest.mark.parametrize("told", ['"7"', "é"])
def test_an_entity_tag_that_only_a_header_tells(told: str) -> None:
    assert header_tag(Response(200, {"etag": told.encode().decode("latin-1")}, b"")) == told
    assert header_tag(Response(200, {"etag": "\xe9"}, b"")) == "é"
    assert header_tag(Response(200, {}, b"")) == ""


@pytest.mark.parametrize("body", [b'{"a": "1"}', b"<a>1</a>", b'<?xml version="1.0"?><a>1</a>'])
def test_a_byte_order_mark_is_no_part_of_an_answer(body: bytes) -> None:
    assert tree_of(answer(b"\xef\xbb\xbf" + body)) == tree_of(answer(b" \n" + body)) == tree_of(answer(body))


def test_the_text_of_an_element_with_attributes_is_its_content() -> None:
    tree = tree_of(answer(b'<status code="4"> <message kind="x"> Not here </message> </status>'))

    assert text(one(tree, "status"), "message") == "Not here"


def test_a_text_is_as_long_as_honest_ones_and_turns_nothing_around() -> None:
    assert text({"title": "x" * 1_000_000}, "title") == "x" * LONGEST_TEXT
    assert text({"title": "The \u202enam driht\u0000\u2069"}, "title") == "The nam driht"
    assert text({"title": "Two\nlines, and שלום\u200f"}, "title") == "Two\nlines, and שלום\u200f"


@pytest.mark.parametrize("inside", [False, True])
def test_a_text_is_cleaned_wherever_it_stands(*, inside: bool) -> None:
    def tree(said: str) -> Tree:
        return {"title": {"content": said} if inside else said}

    assert text(tree("a\u202eb\0"), "title") == "ab"
    assert text(tree("x" * 1_000_000), "title") == "x" * LONGEST_TEXT
