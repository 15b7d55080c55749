"""What a service may answer to a question of a person's own: it is shown, never obeyed."""

import pytest

from desktop_app.accounts.api_explorer import Answer, ApiExplorer
from desktop_app.domain.account import Person
from desktop_app.domain.parts import Service
from desktop_app.explorer.query import Query
from desktop_app.masking import DOTS
from desktop_app.transport import Exchange, Request, Response, Transport
from desktop_app.workers import Workers
from tests.core import run
from tests.unit.test_transport import Habit, answering, serving


async def somebody() -> Person:
    return Person("1", "Somebody")


class Far:
    """An `Explorer` at one address."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._transport = Transport(Workers("far"))

    async def api_root(self) -> str:
        return self._address

    async def ask(self, request: Request) -> Response:
        return await self._transport.send(request)

    async def rehearse(self, request: Request) -> Exchange:
        return await self._transport.rehearse(request)


def answered(habit: Habit) -> tuple[Answer, str, list[str]]:
    """The answer, the service's address, and what was sent there."""
    with serving(habit) as server:
        address = server.url.removesuffix("/x")
        answer = run(
            lambda: ApiExplorer(Service(who=somebody), Far(address), address, Workers("reading")).ask(
                Query("GET", "/x")
            )
        )
        return answer, address, list(server.heads)


@pytest.mark.parametrize("where", ["/there", "https://evil.example/"])
def test_a_redirect_is_shown_and_not_followed(where: str) -> None:
    answer, address, heads = answered(answering(b"", f"Location: {where}", status="302 Found"))

    assert answer.exchange.status == 302
    assert f"location: {where}" in answer.headers.text
    assert len(heads) == 1
    assert [link.address for link in answer.headers.links] == ([f"{address}/there"] if where == "/there" else [])


def test_a_token_in_an_answer_is_masked() -> None:
    secret = "0123456789abcdef"
    answer, _, _ = answered(answering(f'{{"access_token":"{secret}"}}'.encode(), f"Set-Cookie: a={secret}"))

    assert answer.body.text == f'{{\n  "access_token": "0123{DOTS}"\n}}'
    assert secret not in answer.headers.text


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', "<a>&b;</a>"),
        (b"<html><img src=x onerror=alert(1)></html>", "<html><img src=x onerror=alert(1)></html>"),
        (b"a\x1b[2Jb", "a\N{REPLACEMENT CHARACTER}[2Jb"),
        ("\u202egpj.exe".encode(), "\N{REPLACEMENT CHARACTER}gpj.exe"),
    ],
)
def test_hostile_bodies_are_text(body: bytes, shown: str) -> None:
    answer, _, _ = answered(answering(body, "Content-Type: text/plain"))

    assert shown in answer.body.text


def test_an_empty_answer_is_empty() -> None:
    answer, _, _ = answered(answering(b"", status="204 No Content"))

    assert (answer.exchange.status, answer.body.text, answer.size) == (204, "", 0)
