"""A service may answer with an address inside a form (Netflix's login_url): its token is masked there, too."""

import pytest

from desktop_app.masking import masked_text

TOKEN = "n1d3w4fr8rjq8w29o7mamfwn"


@pytest.mark.parametrize("mark", ["?", "%3F", "%253F", "&", "%26"])
def test_a_token_is_masked_behind_every_spelling_of_a_mark(mark: str) -> None:
    equals = "%3D" if mark.startswith("%") else "="
    assert TOKEN not in masked_text(f"login_url=http%3A%2F%2Fh%2Flogin{mark}oauth_token{equals}{TOKEN}&x=1")
