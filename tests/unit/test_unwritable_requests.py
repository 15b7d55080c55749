"""What a service or a person gives us to send, and what the environment would add to it."""

from pathlib import Path

import pytest

from desktop_app.auth.bearer import BearerSigner
from desktop_app.domain.credentials import BearerToken
from desktop_app.domain.errors import ServiceError
from desktop_app.failures import UNWRITABLE
from desktop_app.transport import Exchange, Request, Response, Transport
from desktop_app.workers import Workers
from tests.core import run
from tests.sentences import says
from tests.unit.test_transport import answering, serving

ODD = ["abc\r\nX: secret-secret", "abc\nsecret-secret", "abc\u20acsecret-secret", "abc\udc80secret-secret"]


def send(request: Request, token: str, told: list[Exchange]) -> Response:
    transport = Transport(Workers("test"), on_exchange=told.append)
    return run(lambda: transport.send(request, BearerSigner(BearerToken(token))))


@pytest.mark.parametrize("odd", ODD)
def test_a_token_that_no_header_can_carry_is_not_quoted(odd: str) -> None:
    told: list[Exchange] = []

    with serving(answering()) as server, pytest.raises(ServiceError, check=says("letters")) as raised:
        send(Request("GET", server.url), odd, told)

    assert server.heads == []
    assert "secret" not in f"{raised.value!r} {told}"
    assert told[0].failure is not None
    assert told[0].failure.why is UNWRITABLE


@pytest.mark.parametrize("odd", ODD)
def test_neither_is_a_key(odd: str) -> None:
    told: list[Exchange] = []

    with serving(answering()) as server, pytest.raises(ServiceError, check=says("letters")) as raised:
        send(Request("GET", server.url, headers={"trakt-api-key": odd}), "token", told)

    assert server.heads == []
    assert "secret" not in f"{raised.value!r} {told}"


def test_no_password_of_the_persons_netrc_is_shown_to_a_service(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("default login me password the-password-of-something-else\n")
    monkeypatch.setenv("NETRC", str(netrc))

    async def unsigned(url: str) -> Response:
        return await Transport(Workers("test")).send(Request("GET", url, headers={"Authorization": "Bearer ours"}))

    with serving(answering()) as server:
        run(lambda: unsigned(server.url))

    assert "Authorization: Bearer ours" in server.heads[0]
    assert "Basic" not in server.heads[0]
