"""Unlinking where the service does not do as it is asked: for good, or for now (RFC 7009 section 2.2.1)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.wrappers import Response

from tests.authlib_server.records import Client
from tests.authlib_server.server import serving
from tests.field.names import Forgotten
from tests.field.odd_server import OddServer, as_json
from tests.integration.describing import Described, Follower, text_of


@pytest.fixture
def far() -> Iterator[OddServer]:
    with serving(OddServer(Client("client_secret_post"))) as server:
        server.retell = {}
        yield server


FOR_GOOD = {
    "400": as_json({"error": "unsupported_token_type"}, 400),
    "400 in words": Response("no", 400, content_type="text/plain"),
    "400 dead": as_json({"error": "invalid_grant"}, 400),
    "401": as_json({"error": "invalid_client"}, 401),
    "401 empty": Response("", 401),
    "403": Response("", 403),
    "403 page": Response("<html>Forbidden</html>", 403, content_type="text/html"),
    "404": Response("<html>Not Found</html>", 404, content_type="text/html"),
    "410": as_json({}, 410),
}
FOR_NOW = {
    "408": Response("", 408),
    "429": Response("", 429, headers={"Retry-After": "60"}),
    "500": as_json({"error": "server_error"}, 500),
    "503": Response("<html>", 503, content_type="text/html"),
    "a hotel": Response("", 302, headers={"Location": "http://login.hotel.example/"}),
}


@pytest.mark.parametrize("answer", FOR_GOOD.values(), ids=FOR_GOOD)
async def test_a_no_ends_it_and_nothing_stays_in_the_keyring(answer: Response, far: OddServer, tmp_path: Path) -> None:
    far.retell["/revoke"] = lambda request, members: answer
    described = Described(tmp_path, text_of(far))

    receipt = await described.accounts.unlink((await described.link(Follower())).account.id)

    assert receipt is not None
    assert receipt.forgotten is Forgotten.REFUSED
    assert described.accounts.revocation.still_to_do == ()
    assert described.store._kept == {}


@pytest.mark.parametrize("answer", FOR_NOW.values(), ids=FOR_NOW)
async def test_anything_that_passes_is_asked_again(answer: Response, far: OddServer, tmp_path: Path) -> None:
    far.retell["/revoke"] = lambda request, members: answer
    described = Described(tmp_path, text_of(far))

    receipt = await described.accounts.unlink((await described.link(Follower())).account.id)

    assert receipt is not None
    assert receipt.forgotten is Forgotten.LATER
    assert len(described.accounts.revocation.still_to_do) == 1
    del far.retell["/revoke"]
    (later,) = [receipt async for receipt in described.accounts.revocation.pay_all()]
    assert later.forgotten is Forgotten.CHECKED
    assert described.store._kept == {}
