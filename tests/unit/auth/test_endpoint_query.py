"""RFC 6749 section 3.1: endpoints that have a query of their own."""

import pytest

from desktop_app.auth.endpoint_query import with_query


@pytest.mark.parametrize(
    ("endpoint", "whole"),
    [
        ("https://a.example/x", "https://a.example/x?a=1&b=2+3"),
        ("https://a.example/x?", "https://a.example/x?a=1&b=2+3"),
        ("https://a.example/x?theme=dark", "https://a.example/x?theme=dark&a=1&b=2+3"),
        ("https://a.example/x?theme=dark&", "https://a.example/x?theme=dark&a=1&b=2+3"),
        ("https://a.example/x?p=B2C_1%5Fx&flag", "https://a.example/x?p=B2C_1%5Fx&flag&a=1&b=2+3"),
        ("https://a.example/x?a=0&theme=dark", "https://a.example/x?theme=dark&a=1&b=2+3"),
        ("https://a.example/x?%61=0", "https://a.example/x?a=1&b=2+3"),
        ("https://a.example/x?c=0#top", "https://a.example/x?c=0&a=1&b=2+3"),
        ("https://a.example", "https://a.example?a=1&b=2+3"),
    ],
)
def test_its_own_query_is_kept_and_ours_stands_behind_it_once(endpoint: str, whole: str) -> None:
    assert with_query(endpoint, {"a": "1", "none": "", "b": "2 3"}) == whole
