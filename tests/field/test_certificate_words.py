"""Linking at a server whose authority only some know: it links where the authority is named, and else says why."""

from pathlib import Path

import pytest

from desktop_app.ui.sentences.details import detail_of
from tests.field.hostile import Talk, hostile
from tests.field.names import INSTEAD, OPENSSL, Circumstances, Method, TlsFault, failure_of, sentence_of
from tests.integration.describing import Described, Follower
from tests.tls import Authority


def described_person(talk: Talk) -> None:
    body = b'{"sub": "ada", "name": "Ada"}'
    talk.say(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body))
    talk.listen()


def text_of(address: str) -> str:
    return f"""
        name = "Far"
        flows = ["key"]
        [user]
        url = "{address}"
        id = "sub"
        name = "name"
        """


class Keyed(Follower):
    """Has a key, whatever is asked."""

    async def ask(self, questions: object) -> dict[str, str]:
        del questions
        return {"key": "k"}


@pytest.fixture(autouse=True)
def nothing_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*INSTEAD, *OPENSSL):
        monkeypatch.delenv(name, raising=False)


async def test_linking_says_what_is_wrong_with_the_certificate(tmp_path: Path) -> None:
    with hostile(described_person, Authority(tmp_path).context()) as server:
        described = Described(tmp_path, text_of(server.url))
        with pytest.raises(TlsFault) as raised:
            await described.link(Keyed(), Method.API_KEY)

    failure, _, _ = failure_of(raised.value, Circumstances("Far", several_ways=False, elsewhere=False))
    assert failure.title == "There’s no secure connection to Far"
    assert failure.cause.startswith("The certificate of 127.0.0.1 comes from an authority")
    assert "SSL_CERT_FILE" in failure.remedy
    assert "network there" not in sentence_of(raised.value, "Far").text
    assert [(each.status, each.failure and detail_of(each.failure)) for each in described.exchanges] == [
        (0, "No secure connection to 127.0.0.1: certificate is of an unknown authority.")
    ]


async def test_an_authority_of_the_environment_is_enough_to_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = Authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    with hostile(described_person, authority.context()) as server:
        linked = await Described(tmp_path, text_of(server.url)).link(Keyed(), Method.API_KEY)

    assert linked.account.person.name == "Ada"
