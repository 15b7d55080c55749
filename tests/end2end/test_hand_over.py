"""RFC 6749 section 4.2.2 in a real browser: the fragment reaches us, and leaves the address bar."""

import pytest

from tests.end2end.hand_over import FRAGMENT
from tests.end2end.processes import told_by

pytestmark = [pytest.mark.webengine, pytest.mark.usefixtures("display")]


def test_a_token_in_the_fragment_is_handed_over() -> None:
    found = told_by("hand_over")

    assert found["fragment"] == {"came": f"#{FRAGMENT}", "left": ""}
    assert found["nothing"] == {"came": "", "left": ""}
    assert found["query"]["came"] == "?error=access_denied"
    where, _, fragment = found["embedded"].partition("#")
    assert where == "http://127.0.0.1:43821/chew/callback"
    assert fragment == "access_token=TOKEN&token_type=Bearer&expires_in=604800&state=s%2B1"
    assert found["turned down"] == ["refused"]
    assert (found["frame"], found["sandboxed"], found["picture"]) == ("visited", "visited", "visited")
