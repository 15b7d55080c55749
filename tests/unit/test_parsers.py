"""Parsers return, or raise an error of the program's own, whatever an answer, a header or a file holds."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop_app.auth.members import members_of, members_of_either
from desktop_app.auth.token_response import refusal_of, retry_after, token_of
from desktop_app.domain.allowance import allowance_of
from desktop_app.domain.errors import LineupError
from desktop_app.domain.import_export.file_reader import read
from desktop_app.explorer.answer_text import laid_out
from desktop_app.explorer.links import links_in
from desktop_app.providers.chew import parser as chew
from desktop_app.providers.described.account import person_in
from desktop_app.providers.described.description import UserInfo
from desktop_app.providers.netflix import parser as netflix
from desktop_app.providers.netflix import refusals as netflix_refusals
from desktop_app.providers.netflix.answers import tree_of
from desktop_app.providers.netflix.atom import feed_of, words_of
from desktop_app.providers.netflix.shelves import links_of
from desktop_app.providers.netflix.states import states_of
from desktop_app.providers.tmdb import parser as tmdb
from desktop_app.providers.tmdb import refusals as tmdb_refusals
from desktop_app.providers.tmdb.images import images_of
from desktop_app.providers.trakt import members as trakt_members
from desktop_app.providers.trakt import parser as trakt
from desktop_app.providers.trakt import refusals as trakt_refusals
from desktop_app.providers.trakt.answers import moment, one_of, rows_of
from desktop_app.storage import http_cache_rules
from desktop_app.transport import Response, server_time
from desktop_app.ui.feeds.safe_html import safe

API = "https://api.example.org"
NAMES = re.split(
    " ",
    "ids trakt imdb tmdb slug title name year type movie show season episode rating runtime images poster "
    "listed_at id user vip limits watchlist item_count names sort_by account media_type vote_average overview "
    "release_date genres queue queue_item number_of_results etag link rel href content category term scheme "
    "label expanded availability available_from title_states shows meta total created_at starts_at duration "
    "live image_url resource box_art access_token token_type expires_in scope error error_description "
    "status_code status_message status sub_code message base_url secure_base_url poster_sizes avatar gravatar "
    "hash username user_id first_name",
)
scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(
        ("http://x.example/catalog/titles/movies/1", "https://[", "2024-02-30T25:61:61Z", "1e999", "-1", "movie")
    )
)
trees = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=4), inner, max_size=6)
    ),
    max_leaves=25,
)
objects = st.dictionaries(st.sampled_from(NAMES), trees, max_size=8)
bodies = (
    st.binary(max_size=200)
    | trees.map(lambda tree: json.dumps(tree).encode())
    | st.lists(
        st.sampled_from(("<", ">", "</", "/>", "a", "queue", "=", '"', " ", "&", "lt;", "<!--", "<![CDATA[", "\n"))
    ).map(lambda parts: "".join(parts).encode())
)
heads = st.dictionaries(
    st.sampled_from(
        ("retry-after", "date", "x-ratelimit", "cache-control", "expires", "age", "etag", "x-ratelimit-remaining")
    ),
    st.text(max_size=30)
    | st.sampled_from(("Sun, 06 Nov 1994 08:49:37 GMT", "9" * 400, "-1", "max-age=1e9, ,=", '{"remaining": []}')),
)

ENOUGH = settings(max_examples=30)
"""Examples for each parser in each run of the suite."""

OF_A_TREE: dict[str, Callable[[Any], object]] = {
    "trakt item": lambda tree: trakt.item_of(tree, API),
    "trakt limits": trakt_members.limits,
    "trakt person": lambda tree: trakt_members.person(tree, API),
    "trakt list": lambda tree: trakt_members.list_info(tree, trakt_members.limits({}), is_own=True),
    "tmdb item": lambda tree: tmdb.item_of(tree, "", images_of({}, API)),
    "tmdb film": lambda tree: tmdb.item_of(tree, "movie", images_of(tree, API)),
    "tmdb person": lambda tree: tmdb.person_of(tree, images_of(tree, API), API),
    "chew rows": lambda tree: [chew.title_of(row, API) for row in chew.rows_of(tree)],
    "chew title": lambda tree: list(chew.items_of((tree,), API)),
    "chew person": chew.person,
    "chew total": chew.total_of,
    "netflix queue": netflix.queue_page,
    "netflix written": netflix.written,
    "netflix search": netflix.search_results,
    "netflix suggestions": netflix.suggested,
    "netflix title": netflix.catalog_title,
    "netflix item": netflix.item_of,
    "netflix person": netflix.person,
    "netflix states": states_of,
    "netflix links": links_of,
    "described person": lambda tree: person_in(tree, UserInfo("", ("user", "id"), ("name",), ("images", "0")), API),
}
OF_BYTES: dict[str, Callable[[bytes], object]] = {
    "netflix answer": lambda body: tree_of(Response(200, {}, body)),
    "trakt rows": lambda body: [trakt.item_of(row) for row in rows_of(Response(200, {}, body))],
    "trakt one": lambda body: one_of(Response(200, {}, body)),
    "token": lambda body: token_of(Response(200, {}, body), 1.0),
    "token members": lambda body: members_of(Response(200, {}, body)),
    "token members or a form": lambda body: members_of_either(Response(200, {}, body)),
    "feed": feed_of,
    "list file": read,
    "explored answer": lambda body: laid_out(body, "application/json"),
    "explored XML": lambda body: laid_out(body, "text/xml"),
}
OF_A_REFUSAL: dict[str, Callable[[Response], object]] = {
    "netflix": lambda response: netflix_refusals.call_error(response, lambda: 0.0),
    "netflix link": lambda response: netflix_refusals.link_error(response, 1, lambda: 0.0),
    "trakt": lambda response: trakt_refusals.call_error(response, writes=True, now=lambda: 0.0),
    "tmdb": tmdb_refusals.call_error,
    "tmdb link": tmdb_refusals.link_error,
    "token": refusal_of,
    "pause": retry_after,
}
OF_HEADERS: dict[str, Callable[[Any], object]] = {
    "allowance": allowance_of,
    "kept": http_cache_rules.may_be_kept,
    "fresh": lambda headers: http_cache_rules.fresh_until(headers, 1.0),
    "asked again": http_cache_rules.must_be_asked_again,
    "conditions": http_cache_rules.conditions,
    "server time": lambda headers: server_time(headers.get("date")),
}
OF_TEXT: dict[str, Callable[[str], object]] = {
    "moment": moment,
    "slug": chew.slug_in,
    "title id": netflix.title_id_of,
    "words of markup": words_of,
    "safe HTML": safe,
    "links": lambda text: links_in(text, API),
}


def named(parsers: dict[str, Callable[[Any], object]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("parse", parsers.values(), ids=parsers.keys())


def accepts_or_refuses(parse: Callable[[Any], object], given: object) -> None:
    try:
        parse(given)
    except LineupError as error:
        assert type(error) is not LineupError  # noqa: PT017 - either is right, and an error says its kind


@named(OF_A_TREE)
@ENOUGH
@given(tree=objects)
def test_any_tree(parse: Callable[[Any], object], tree: dict[str, Any]) -> None:
    accepts_or_refuses(parse, tree)


@named(OF_BYTES)
@ENOUGH
@given(body=bodies)
def test_any_body(parse: Callable[[bytes], object], body: bytes) -> None:
    accepts_or_refuses(parse, body)


@named(OF_A_REFUSAL)
@ENOUGH
@given(body=bodies, headers=heads, status=st.sampled_from((400, 401, 403, 404, 412, 420, 423, 426, 429, 500, 502, 503)))
def test_any_refusal(parse: Callable[[Response], object], body: bytes, headers: dict[str, str], status: int) -> None:
    accepts_or_refuses(parse, Response(status, headers, body))


@named(OF_HEADERS)
@ENOUGH
@given(headers=heads)
def test_any_headers(parse: Callable[[Any], object], headers: dict[str, str]) -> None:
    accepts_or_refuses(parse, headers)


@named(OF_TEXT)
@ENOUGH
@example(text="https://[x/y")
@example(text="https://x]/y?a#b")
@example(text="//[::1/x")
@example(text="http://a:b:c/x")
@given(text=st.text(max_size=80) | st.text(alphabet="<>/[]:@?#&;.=\"' ahtps%", max_size=40))
def test_any_text(parse: Callable[[str], object], text: str) -> None:
    accepts_or_refuses(parse, text)
