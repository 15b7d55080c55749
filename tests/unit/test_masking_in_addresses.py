"""A service may answer with an address inside a form (Netflix's login_url): its token is masked there, too."""

import pytest

from desktop_app.masking import masked_text, masked_uri

TOKEN = "n1d3w4fr8rjq8w29o7mamfwn"


@pytest.mark.parametrize("mark", ["?", "%3F", "%253F", "&", "%26"])
def test_a_token_is_masked_behind_every_spelling_of_a_mark(mark: str) -> None:
    equals = "%3D" if mark.startswith("%") else "="
    assert TOKEN not in masked_text(f"login_url=http%3A%2F%2Fh%2Flogin{mark}oauth_token{equals}{TOKEN}&x=1")


def test_a_request_token_in_the_path_of_the_page_that_approves_it() -> None:
    shown = masked_uri("https://www.themoviedb.org/authenticate/4e4e4e4e4e4e4e4e4e4e4e4e4e4e4e4e4e4e4e4e?redirect_to=x")
    assert shown == "https://www.themoviedb.org/authenticate/4e4e••••••?redirect_to=x"
    assert masked_uri("https://www.themoviedb.org/authenticate/allow").endswith("/authenticate/allow")
