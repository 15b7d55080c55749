"""ZIP archives as services hand them out, and archives that mean harm."""

import json
import tracemalloc
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest

from tests.field.names import FileUnreadable, lists_in, read_list
from tests.sentences import says

FILM = {
    "rank": 1,
    "type": "movie",
    "movie": {"title": "Charade", "year": 1963, "ids": {"trakt": 5, "imdb": "tt0056923"}},
}
WATCHLIST = json.dumps([FILM])
CSV = "Date,Name,Year,Letterboxd URI\n2026-01-01,Laura,1944,https://boxd.it/x\n"


def packed(files: Mapping[str, str | bytes]) -> bytes:
    body = BytesIO()
    with ZipFile(body, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return body.getvalue()


def named(file: bytes) -> list[tuple[str, str, int]]:
    return [(part.name, part.contents.form, len(part.contents.lines)) for part in lists_in(file)]


def test_trakts_export_offers_its_lists_the_watchlist_first() -> None:
    lists = '[{"name": "Noir", "privacy": "public", "item_count": 1, "ids": {"trakt": 1}}]'
    files = {
        "user-profile.json": '{"username": "ada", "name": "Ada"}',
        "watched-movies.json": WATCHLIST,
        "lists-lists.json": lists,
        "lists-list-1-noir.json": WATCHLIST,
        "lists-watchlist.json": WATCHLIST,
        "lists-favorites.json": "[]",
        "readme.html": "<p>",
    }
    assert named(packed(files)) == [
        ("lists-watchlist.json", "Trakt’s JSON", 1),
        ("lists-list-1-noir.json", "Trakt’s JSON", 1),
        ("watched-movies.json", "Trakt’s JSON", 1),
    ]
    assert read_list(packed(files)).lines[0].wanted.name == "Charade"


def test_letterboxds_export_offers_its_lists() -> None:
    head = "Letterboxd list export v7\nDate,Name,Tags,URL,Description\n2026,Noir,,,\n\n"
    a_list = f"{head}Position,Name,Year,URL,Description\n1,M,1931,x,\n"
    files = {"profile.csv": "Date Joined,Username\n2020,ada\n", "watchlist.csv": CSV, "lists/noir.csv": a_list}
    files |= {"__MACOSX/._watchlist.csv": CSV, ".hidden.csv": CSV, "comments.csv": "Date,Content,Comment\n1,x,y\n"}
    assert named(packed(files)) == [
        ("watchlist.csv", "Letterboxd’s CSV", 1),
        ("lists / noir.csv", "Letterboxd’s CSV", 1),
    ]


def test_names_of_files_lead_nowhere_and_hide_nothing() -> None:
    files = {"../../etc/watchlist.csv": CSV, "/abs/list.csv": CSV, "a\u202ecsv.csv": CSV}
    assert [name for name, *_ in named(packed(files))] == ["etc / watchlist.csv", "abs / list.csv", "acsv.csv"]


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (packed({"inner.zip": packed({"list.csv": CSV})}), "another archive"),
        (packed({"photo.png": b"\x89PNG"}), "no CSV, JSON or text"),
        (packed({}), "no CSV, JSON or text"),
        (packed({"list.csv": "a,b\n1,2\n"}), "list of titles"),
        (packed({"[Content_Types].xml": "<x>", "xl/workbook.xml": "<x>"}), "spreadsheet"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x>"}), "spreadsheet"),
        (packed({"list.csv": CSV})[:-30], "damaged"),
        (packed({"list.csv": CSV}).replace(b"list.csv", b"lost.csv", 1), "damaged"),
        (packed({str(number): "" for number in range(2_001)}), "too much"),
        (packed({"list.csv": b"x" * 20_000_001}), "too much"),
        (packed({"list.csv": b"title\n" + b"\n" * 1_000_001}), "list of titles"),
    ],
)
def test_an_archive_that_cannot_be_read_says_why(file: bytes, words: str) -> None:
    with pytest.raises(FileUnreadable, check=says(words)):
        read_list(file)


def test_a_file_without_a_name_is_passed_over() -> None:
    file = packed({"x.csv": CSV, "list.csv": CSV})
    at = file.index(b"PK\x01\x02")
    nameless = file[: at + 46] + b"\0" + file[at + 47 :]
    assert [name for name, *_ in named(nameless)] == ["list.csv"]


def test_a_file_that_is_packed_in_a_way_that_may_ask_for_any_memory_is_left_out() -> None:
    body = BytesIO()
    with ZipFile(body, "w") as archive:
        archive.writestr("watchlist.csv", CSV, ZIP_LZMA)
        archive.writestr("list.csv", CSV)
    assert [name for name, *_ in named(body.getvalue())] == ["list.csv"]


def test_a_password_is_told() -> None:
    file = bytearray(packed({"list.csv": CSV}))
    file[6] |= 1
    file[file.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(FileUnreadable, check=says("password")):
        read_list(bytes(file))


def test_a_file_that_unpacks_to_more_than_it_says_is_left_out() -> None:
    file = packed({"watchlist.csv": b"title\n" + b"x" * 20_000_001, "list.csv": CSV})
    at = file.index(b"PK\x01\x02")
    lying = file[: at + 24] + (9).to_bytes(4, "little") + file[at + 28 :]
    for each in (file, lying):
        assert [name for name, *_ in named(each)] == ["list.csv"]


def test_no_more_of_a_bomb_is_unpacked_than_is_read_of_a_file() -> None:
    bomb = packed({"list.csv": bytes(150_000_000)})
    tracemalloc.start()
    try:
        with pytest.raises(FileUnreadable, check=says("too much")):
            read_list(bomb)
        assert tracemalloc.get_traced_memory()[1] < 80_000_000
    finally:
        tracemalloc.stop()


def test_many_large_files_are_read_until_enough_is_unpacked() -> None:
    large = b"a,b\n" + b"x" * 19_000_000
    files: dict[str, str | bytes] = {"a-watchlist.csv": CSV, **{f"list-{number}.csv": large for number in range(6)}}
    assert [name for name, *_ in named(packed(files | {"z.csv": CSV}))] == ["a-watchlist.csv"]
