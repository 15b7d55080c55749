"""A service may answer with an address inside a form (Netflix's login_url): its token is masked there, too."""

import pytest

from desktop_app.masking import masked_text, masked_uri

TOKEN = "n1d3w4fr8rjq8w29o7mamfwn"


@pytest.mark.parametrize("mark", ["?", "%3F", "%253F", "&", "%26"])
def test_a_token_is_masked_behind_every_spelling_of_a_mark(mark: str) -> None:
    equals = "%3D" if mark.startswith("%") else "="
    assert TOKEN not in masked_text(f"login_url=http%3A%2F%2Fh%2Flogin{mark}oauth_token{equals}{TOKEN}&x=1")


@pytest.mark.parametrize("mark", ["?", "&", "&amp;", "\\u0026", "\\u003f", "\\u003F", "%26", "%2526"])
@pytest.mark.parametrize("equals", ["=", "\\u003d", "%3D"])
@pytest.mark.parametrize("name", ["feed_token", "oauth_consumer_key"])
def test_the_address_of_a_feed_is_masked_however_it_is_written(name: str, mark: str, equals: str) -> None:
    shown = masked_text(f'{{"href": "http://h/users/U/queues/instant{mark}{name}{equals}{TOKEN}&output=atom"}}')

    assert TOKEN not in shown
    assert "/users/U/queues/instant" in shown


def test_what_stands_behind_an_escaped_ampersand_is_no_secret() -> None:
    shown = masked_text(rf'"http://h/x?feed_token={TOKEN}\u0026output=atom"')

    assert shown == r'"http://h/x?feed_token=n1d3••••••\u0026output=atom"'


def test_a_request_token_in_the_path_of_the_page_that_approves_it() -> None:
    shown = masked_uri("https://www.themoviedb.org/authenticate/4e4e4e4e4e4e4e4e4e4e4e4e4e4e4e4e4e4e4e4e?redirect_to=x")
    assert shown == "https://www.themoviedb.org/authenticate/4e4e••••••?redirect_to=x"
    assert masked_uri("https://www.themoviedb.org/authenticate/allow").endswith("/authenticate/allow")
