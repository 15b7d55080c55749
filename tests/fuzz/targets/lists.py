"""Files of lists: any bytes are titles that can be written and read again, or one sentence that says what is wrong."""

import json
from collections.abc import Iterable
from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from desktop_app.domain.errors import FileUnreadable
from desktop_app.domain.import_export.file_reader import lists_in
from desktop_app.domain.import_export.file_writer import as_csv, as_text
from desktop_app.domain.import_export.imported_title import ImportedTitle, columns_of
from desktop_app.domain.queues import Title, TitleId
from desktop_app.ui.sentences.details import cause_in_words

TOKENS = (
    *(b"title,year,imdb_id\n", b"Position,Const,Title,URL\n", b"position,title,service,key\n", b"sep=;\r\n"),
    *(b'"', b'""', b'\\"', b"\r\n", b"\t", b";", b"\xff\xfe", b"\xef\xbb\xbf", b"\0", b"Letterboxd list export"),
    *(b"tt0041959", b"nm0000026", b"https://www.imdb.com/title/tt0041959/", b"themoviedb.org/tv/1", b"tmdb:1"),
    *(b"1963.0", b"1975\xe2\x80\x931979", b"(1949)", b", The", b"&amp;", b"&#8238;", b": Season 1: "),
    *(b'{"format": "lineup-list", "version": 1, "titles": [', b'"ids": {', b'"movie": {', b'"rank": 1', b"[[[["),
    *(b"\\ud800", b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"),
)


def seeds() -> Iterable[bytes]:
    film = {"title": "Charade", "year": 1963, "ids": {"trakt": 5, "imdb": "tt0056923"}}
    trakt = json.dumps([{"rank": 1, "type": "movie", "movie": film}]).encode()
    table = b'title,year,imdb_id,type\nCharade,1963,tt0056923,TV Movie\n"Laura,1944,,\n'
    yield from (trakt, table, b"1. The Third Man (1949)\n2. Laura\n", b"tt0056923\ntt0037008\n")
    yield as_csv([ImportedTitle("=1+1", 1931, "movie", ids=(("imdb", "tt0022100"),), service="trakt", key="movie:1")])
    yield table.decode().encode("utf-16-le")
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("lists-watchlist.json", trakt)
        archive.writestr("lists/noir.csv", table)
    yield packed.getvalue()


def one(data: bytes) -> None:
    try:
        parts = lists_in(data)
    except FileUnreadable:
        return
    for part in parts:
        lines = part.contents.lines
        assert part.contents.form
        assert all(line.number > 0 for line in lines)
        assert all(cause_in_words(mistake.cause) for mistake in part.contents.mistakes)
        wanted = tuple(line.wanted for line in lines)
        assert all(each.year is None or 0 < each.year < 10_000 for each in wanted)
        as_text(Title(TitleId("1"), each.name, each.year) for each in wanted)
        _assert_comes_back(wanted)


def _assert_comes_back(titles: tuple[ImportedTitle, ...]) -> None:
    """Through Lineup's own CSV, what can be encoded; namespaces come in the order of its columns."""
    plain = tuple(replace(each, ids=_sorted(each.ids), service="trakt", key="key", show=None) for each in titles)
    if any("\ud800" <= mark <= "\udfff" for each in plain for mark in f"{each.name}{each.kind}{each.part}"):
        return
    (part,) = lists_in(as_csv(plain))
    assert tuple(line.wanted for line in part.contents.lines) == plain


def _sorted(ids: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    known = dict(ids)
    return tuple((namespace, known[namespace]) for namespace in columns_of(known) if namespace in known)
