"""The call that tells who is linked, forbidden (403) instead of unauthorized (401): is the sign-in dead, or not?"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.wrappers import Response

from tests.authlib_server.records import Client
from tests.authlib_server.server import serving
from tests.field.names import LinkState, ServiceError, SignInAgain
from tests.field.odd_server import OddServer, Retold, as_json
from tests.integration.describing import ADA, Described, Follower, text_of
from tests.sentences import says


@pytest.fixture
def far() -> Iterator[OddServer]:
    with serving(OddServer(Client("none"))) as server:
        server.retell = {}
        yield server


BARE = Response("", 403, content_type="text/html; charset=utf-8")
"""The answer of Django's HttpResponseForbidden."""

WORDS = as_json({"detail": "Authentication credentials were not provided."}, 403)
"""The answer of Django REST framework, where a session is tried first."""

PAGE = Response("<html>Access denied</html>", 403, content_type="text/html")
LIMIT = Response('{"message": "API rate limit exceeded"}', 403, {"Retry-After": "60"}, content_type="application/json")


def always(answer: Response) -> Retold:
    return lambda _request, _members: answer


@pytest.mark.parametrize("forbidden", [BARE, WORDS], ids=["bare", "words"])
async def test_a_sign_in_that_was_taken_back_is_dead(forbidden: Response, far: OddServer, tmp_path: Path) -> None:
    described = Described(tmp_path, text_of(far))
    account = (await described.link(Follower())).account.id
    far.end_family(far.tokens[0].family)
    far.retell["/me"] = always(forbidden)

    with pytest.raises(SignInAgain):
        await described.who(account)

    assert described.accounts.all[0].state is LinkState.SIGN_IN_AGAIN


@pytest.mark.parametrize("forbidden", [PAGE, LIMIT], ids=["page", "limit"])
async def test_what_says_nothing_of_the_token_renews_nothing(
    forbidden: Response, far: OddServer, tmp_path: Path
) -> None:
    described = Described(tmp_path, text_of(far))
    account = (await described.link(Follower())).account.id
    far.retell["/me"] = always(forbidden)

    with pytest.raises(ServiceError) as caught:
        await described.who(account)

    assert not isinstance(caught.value, SignInAgain)
    assert far.count("/token") == 1
    assert described.accounts.all[0].state is LinkState.LINKED


async def test_where_a_new_token_does_not_help_it_is_asked_for_once(far: OddServer, tmp_path: Path) -> None:
    described = Described(tmp_path, text_of(far))
    account = (await described.link(Follower())).account.id
    far.retell["/me"] = always(BARE)

    for _ in range(3):
        with pytest.raises(ServiceError, check=says("scope may be missing")):
            await described.who(account)
    assert far.count("/token") == 2
    assert described.accounts.all[0].state is LinkState.LINKED

    del far.retell["/me"]
    assert await described.who(account) == ADA
    for token in far.tokens:
        far.end_family(token.family)
    far.retell["/me"] = always(BARE)
    with pytest.raises(SignInAgain):
        await described.who(account)


async def test_a_new_token_may_be_all_that_is_wanted(far: OddServer, tmp_path: Path) -> None:
    described = Described(tmp_path, text_of(far))
    account = (await described.link(Follower())).account.id
    first = far.tokens[0].values["access_token"]
    far.retell["/me"] = lambda request, _: BARE if first in request.headers["Authorization"] else None

    assert await described.who(account) == ADA

    assert far.count("/token") == 2
