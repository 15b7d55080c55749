"""The authority that a description names vouches for its service, in an account, its pictures and the doctor."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app import authorities, route
from desktop_app.doctor.finding import State
from desktop_app.doctor.handshakes import connections
from desktop_app.domain.account import Account, AccountId, Person
from desktop_app.domain.errors import AuthoritiesUnreadable, TlsFault
from desktop_app.providers.described import DescribedProvider, read_text
from desktop_app.providers.provider import Method
from desktop_app.storage.journal import Journal
from desktop_app.storage.profile import Profile, profile_in
from tests.core import Core
from tests.field.hostile import HostileServer, Talk, hostile
from tests.integration.describing import Described, Follower
from tests.tls import PAST, Authority


def good(talk: Talk) -> None:
    talk.say(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    talk.listen()


def ada(talk: Talk) -> None:
    body = b'{"id": "ada-1", "name": "Ada"}'
    talk.say(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body))
    talk.listen()


class Keyed(Follower):
    """Has a key, whatever is asked."""

    async def ask(self, questions: object) -> dict[str, str]:
        del questions
        return {"key": "k"}


@pytest.fixture(autouse=True)
def nothing_said(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in (*authorities.INSTEAD, *authorities.OPENSSL):
        monkeypatch.delenv(name, raising=False)
    yield
    route.take(route.by_environment)


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path)


@pytest.fixture
def server(authority: Authority) -> Iterator[HostileServer]:
    with hostile(good, authority.context()) as server:
        yield server


def description(at: str, more: str = "") -> str:
    return f"""{more}
name = "Home"
flows = ["key"]
[user]
url = "{at}"
id = "id"
name = "name"
"""


def described_by(text: str) -> DescribedProvider:
    return DescribedProvider(read_text(text, "home.toml"))


async def test_it_vouches_for_all_that_the_service_is_asked(
    core: Core, server: HostileServer, authority: Authority
) -> None:
    core.accounts.add_provider(described_by(description(server.url)))
    with pytest.raises(TlsFault):
        await core.accounts.connections.clock_skew("home")

    core.accounts.add_provider(described_by(description(server.url, f"authorities = '''\n{authority.text}'''")))
    assert await core.accounts.connections.clock_skew("home") == 0


async def test_an_account_is_linked_and_asked_by_it(authority: Authority, tmp_path: Path) -> None:
    with hostile(ada, authority.context()) as server:
        text = description(server.url, f"authorities = '''\n{authority.text}'''").replace("Home", "Far")
        far = Described(tmp_path, text)
        account = (await far.link(Keyed(), Method.API_KEY)).account
        assert await far.who(account.id) == account.person
        again = far.again((far.provider,))
        assert await (await again.library.linked(account.id).service()).who() == account.person


async def test_another_service_at_the_same_host_is_not_touched(
    core: Core, server: HostileServer, authority: Authority
) -> None:
    """A description may name anybody's host: only its own requests there may trust its authority."""
    core.accounts.add_provider(described_by(description(server.url, f"authorities = '''\n{authority.text}'''")))
    assert await core.accounts.connections.clock_skew("home") == 0
    with pytest.raises(TlsFault):
        await core.accounts.transports.certificate_of(server.url)


async def test_a_file_that_went_is_told_when_it_is_needed(core: Core, server: HostileServer, tmp_path: Path) -> None:
    text = description(server.url, f'authorities = "{(tmp_path / "gone.pem").as_posix()}"')
    core.accounts.add_provider(described_by(text))
    with pytest.raises(AuthoritiesUnreadable):
        await core.accounts.connections.clock_skew("home")


# --- the doctor ------------------------------------------------------------------------------------------------------


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return profile_in(tmp_path / "profile")


def described(profile: Profile, text: str) -> None:
    profile.services.mkdir(parents=True)
    (profile.services / "home.toml").write_text(text)


def found(profile: Profile) -> list[tuple[State, str]]:
    return [(finding.state, finding.text) for finding in connections(profile)]


def test_the_doctor_tries_nobody_where_nobody_is_linked(profile: Profile) -> None:
    assert found(profile) == [(State.OK, "no account is linked, so that no server was tried")]
    assert not profile.journal.exists()
    Journal(profile.journal).close()
    assert found(profile)[0][0] is State.OK


def test_the_doctor_says_that_a_linked_account_needs_no_secure_connection(profile: Profile) -> None:
    profile.settings.parent.mkdir()
    profile.settings.write_text(
        '[netflix]\napi_address = "http://127.0.0.1:1"\nsign_in_address = "http://127.0.0.1:2"\n'
    )
    with closing(Journal(profile.journal)) as journal:
        journal.save_account(Account(AccountId("a"), "netflix", "127.0.0.1:1", Person("u", "Ada"), "Ada"))

    ((state, text),) = found(profile)
    assert state is State.OK
    assert "no account is linked" not in text


def test_the_doctor_tries_a_real_handshake(profile: Profile, server: HostileServer, authority: Authority) -> None:
    described(profile, description(server.url))
    (state, text), *others = found(profile)
    assert (state, others) == (State.BAD, [])
    assert text.startswith(
        "Home: The certificate of 127.0.0.1 comes from an authority that this computer doesn’t trust."
    )

    (profile.services / "home.toml").write_text(description(server.url, f'authorities = "{authority.file.as_posix()}"'))
    assert found(profile) == [(State.OK, f"Home: 127.0.0.1:{server.port} proved who it is")]


def test_the_doctor_names_what_is_wrong(
    profile: Profile, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    with hostile(good, authority.context(valid=PAST)) as old:
        described(profile, description(old.url))
        assert "The certificate of 127.0.0.1 has expired." in found(profile)[0][1]
        monkeypatch.setenv("SSL_CERT_FILE", str(authority.folder / "gone.pem"))
        assert "which the variable SSL_CERT_FILE names" in found(profile)[0][1]


def test_a_server_that_is_away_is_no_tls_fault(profile: Profile) -> None:
    described(profile, description("https://127.0.0.1:1/me"))
    assert [state for state, _ in found(profile)] == [State.WARNING]
