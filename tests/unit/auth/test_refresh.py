"""RFC 6749 section 6 with refresh tokens that work once: what is kept, and when a link is dead."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from desktop_app.auth.authorization_server import AuthorizationServer, Encoding
from desktop_app.auth.bearer import BearerSession
from desktop_app.auth.kept import JustIssued
from desktop_app.auth.refresh import AHEAD, Renewal, bearer
from desktop_app.domain.credentials import BearerToken, ClientCredentials, Credentials, TokenCredentials
from desktop_app.domain.errors import (
    ApplicationRefused,
    BadAnswer,
    InvalidClient,
    KeyringLost,
    KeyringSilent,
    LineupError,
    OutcomeUnknown,
    RateLimited,
    Refused,
    ServerFault,
    SignInAgain,
    Unreachable,
)
from desktop_app.transport import Request
from tests.core import run
from tests.sentences import says
from tests.unit.auth.service import Answer, Service, answer

NOW = 1_767_225_600.0
OLD = BearerToken("old-access", "old-refresh", NOW - 1, ("lists",))
NEW = BearerToken("new-access", "new-refresh", NOW + 600, ("lists",))
NEWER = BearerToken("newer-access", "newer-refresh", NOW + 600, ("lists",))
ISSUED = {"access_token": "new-access", "refresh_token": "new-refresh", "expires_in": 600}
SERVER = AuthorizationServer("https://a.example/token")
CLIENT = ClientCredentials("the-id", "the-secret", "http://127.0.0.1:8765/x")
DEAD = answer(400, {"error": "invalid_grant", "error_description": "session not found"})


class Kept(JustIssued):
    """Writes down what happens in which order. `elsewhere` is what another process put there, one for each look."""

    def __init__(self, credentials: Credentials = OLD) -> None:
        super().__init__(credentials)
        self.happened: list[str] = []
        self.elsewhere: list[Credentials] = []
        self.failing: list[LineupError] = []

    async def reload(self) -> Credentials:
        self.happened.append("reload")
        if self.elsewhere:
            self.current = self.elsewhere.pop(0)
        return self.current

    def refused(self) -> None:
        self.happened.append("refused")

    def accepted(self) -> None:
        self.happened.append("accepted")

    async def replace(self, credentials: Credentials) -> None:
        await asyncio.sleep(0)
        if self.failing:
            raise self.failing.pop()
        self.happened.append("replace")
        self.current = credentials

    @asynccontextmanager
    async def alone(self) -> AsyncGenerator[None]:
        self.happened.append("alone")
        yield
        self.happened.append("done")


class Account:
    """A renewal, and all that it touches."""

    def __init__(self, *answers: Answer, server: AuthorizationServer = SERVER, kept: Kept | None = None) -> None:
        self.kept = kept or Kept()
        self.service = Service(*answers)
        self.service.on_asked = lambda request: self.kept.happened.append("ask")
        self.renewal = Renewal(server, CLIENT, self.kept, self.service, lambda: NOW)

    def renew(self, worn: BearerToken = OLD) -> BearerToken:
        return run(lambda: self.renewal.instead_of(worn))


def test_the_new_pair_is_kept_before_it_is_used_and_all_of_it_alone() -> None:
    account = Account(answer(200, ISSUED))

    assert account.renew() == NEW
    assert account.kept.current == NEW
    assert account.kept.happened == ["alone", "reload", "ask", "replace", "done"]
    assert account.service.sent() == {
        "client_id": "the-id",
        "client_secret": "the-secret",
        "grant_type": "refresh_token",
        "refresh_token": "old-refresh",
    }


def test_trakt_wants_the_redirection_uri_again() -> None:
    account = Account(
        answer(200, ISSUED), server=replace(SERVER, encoding=Encoding.JSON, refresh_wants_redirect_uri=True)
    )

    account.renew()

    assert account.service.sent()["redirect_uri"] == "http://127.0.0.1:8765/x"


def test_what_the_answer_leaves_out_stays() -> None:
    account = Account(answer(200, {"access_token": "new-access"}))

    assert account.renew() == BearerToken("new-access", "old-refresh", None, ("lists",))


def test_what_another_process_renewed_is_used() -> None:
    account = Account(DEAD)
    account.kept.elsewhere = [NEW]

    assert account.renew() == NEW
    assert not account.service.asked


def test_what_another_process_renewed_long_ago_is_renewed_again() -> None:
    account = Account(answer(200, {**ISSUED, "access_token": "newer-access", "refresh_token": "newer-refresh"}))
    account.kept.elsewhere = [replace(NEW, expires_at=NOW - 1)]

    assert account.renew() == NEWER
    assert account.service.sent()["refresh_token"] == "new-refresh"


def test_before_a_link_is_declared_dead_there_is_another_look() -> None:
    account = Account(DEAD)
    account.kept.elsewhere = [OLD, NEW]

    assert account.renew() == NEW
    assert account.kept.happened == ["alone", "reload", "ask", "reload", "done"]


def test_a_dead_link_is_told_and_what_is_kept_stays() -> None:
    account = Account(DEAD)

    with pytest.raises(SignInAgain, check=says("session not found")):
        account.renew()

    assert account.kept.current == OLD


@pytest.mark.parametrize(
    "reply",
    [
        answer(200, {"error": "bad_refresh_token"}),  # GitHub
        answer(200, {"ok": False, "error": "invalid_refresh_token"}),  # Slack
        answer(200, "error=bad_refresh_token"),
        answer(400, {"error": "invalid_token"}),
        answer(401, {"error": "invalid_token"}),
        answer(400, {"error": "unauthorized_client"}),
        answer(403, {"error": "access_denied"}),
        answer(400, {"error": "Token_Expired"}),
        answer(400, {"error": "interaction_required"}),
        answer(400, {"error": "invalid_request", "error_description": "Refresh token has been revoked"}),
        answer(400, {"error": "Bad Request", "status": 400, "message": "Invalid refresh token"}),  # Twitch
        answer(400, {"errors": [{"errorType": "invalid_grant"}]}),  # Fitbit
        answer(400, {"error": {"type": "OAuthException", "code": 190}}),  # Facebook
        answer(400, "Invalid refresh token"),
        answer(401, "Unauthorized"),
        answer(401),
    ],
)
def test_a_dead_link_has_many_words(reply: Answer) -> None:
    account = Account(reply)

    with pytest.raises(SignInAgain):
        account.renew()

    assert account.kept.happened == ["alone", "reload", "ask", "reload"]
    assert account.kept.current == OLD


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (answer(400, "<html>"), BadAnswer),
        (answer(401, "<html>"), BadAnswer),
        (answer(302), BadAnswer),
        (answer(400, {"error": "invalid_request", "error_description": "grant_type is missing"}), Refused),
        (answer(400, {"error": "invalid_scope"}), Refused),
        (answer(400, {"error": "temporarily_unavailable"}), ServerFault),
        (answer(200, {"access_token": "a\u202eb"}), BadAnswer),
        (answer(400, {"access_token": "a", "token_type": "mac"}), BadAnswer),
        (answer(401, {"error": "invalid_client"}), InvalidClient),
        (answer(403, "<html>"), ServerFault),
        (answer(403), ApplicationRefused),
        (answer(429), RateLimited),
        (answer(502, "<html>"), ServerFault),
        (answer(200, "<html>"), BadAnswer),
        (Unreachable(), Unreachable),
        (OutcomeUnknown(), OutcomeUnknown),
    ],
)
def test_anything_else_is_no_end(reply: Answer, kind: type[LineupError]) -> None:
    account = Account(reply, answer(200, ISSUED))

    with pytest.raises(kind):
        account.renew()

    assert account.kept.current == OLD
    assert account.renew() == NEW


def test_without_a_refresh_token_there_is_no_renewal() -> None:
    once = BearerToken("only-access")
    account = Account(answer(200, ISSUED), kept=Kept(once))

    with pytest.raises(SignInAgain):
        account.renew(once)

    assert not account.service.asked


def test_a_pair_that_the_keyring_did_not_take_is_kept_the_next_time() -> None:
    account = Account(answer(200, ISSUED), DEAD)
    account.kept.failing = [KeyringSilent()]

    with pytest.raises(KeyringSilent):
        account.renew()

    assert account.kept.current == OLD
    assert account.renew() == NEW
    assert account.kept.current == NEW
    assert len(account.service.asked) == 1


def test_a_pair_that_was_not_kept_does_not_overwrite_a_newer_sign_in() -> None:
    linked_again = BearerToken("again-access", "again-refresh", NOW - 1, ("lists",))
    account = Account(answer(200, ISSUED), answer(200, {**ISSUED, "access_token": "newer-access"}))
    account.kept.failing = [KeyringSilent()]
    with pytest.raises(KeyringSilent):
        account.renew()
    account.kept.elsewhere = [linked_again]

    assert account.renew().access_token == "newer-access"
    assert account.service.sent()["refresh_token"] == "again-refresh"


async def test_who_is_cancelled_does_not_lose_the_new_pair() -> None:
    account = Account(answer(200, ISSUED))
    task = asyncio.create_task(account.renewal.instead_of(OLD))
    account.service.on_asked = lambda request: task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await account.renewal.instead_of(OLD) == NEW

    assert account.kept.current == NEW
    assert len(account.service.asked) == 1


async def test_a_failure_that_nobody_waits_for_is_not_shouted(caplog: pytest.LogCaptureFixture) -> None:
    account = Account(Unreachable())
    task = asyncio.create_task(account.renewal.instead_of(OLD))
    account.service.on_asked = lambda request: task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await asyncio.sleep(0)

    assert not caplog.records


def test_something_else_in_the_keyring_is_no_bearer_token() -> None:
    account = Account(answer(200, ISSUED), kept=Kept(TokenCredentials("a", "b")))

    with pytest.raises(KeyringLost):
        account.renew()


@pytest.mark.parametrize(
    ("token", "due"),
    [
        (replace(NEW, expires_at=NOW + AHEAD), True),
        (replace(NEW, expires_at=NOW + AHEAD + 1), False),
        (replace(NEW, expires_at=None), False),
        (replace(NEW, expires_at=NOW - 1, refresh_token=""), False),
    ],
)
def test_when_a_token_is_due(token: BearerToken, due: bool) -> None:
    assert Account(DEAD).renewal.is_due(token) is due


@pytest.mark.parametrize(
    ("life", "left", "due"),
    [
        (60, 59, False),
        (60, 7, False),
        (60, 6, True),
        (60, -1, True),
        (10, 2, False),
        (1, 0.05, True),
        (3600, 61, False),
        (3600, 60, True),
    ],
)
def test_a_short_life_is_not_spent_ahead(life: float, left: float, due: bool) -> None:
    ends = NOW + left
    kept = Kept(replace(NEW, expires_at=ends))
    kept.since = ends - life

    assert Account(DEAD, kept=kept).renewal.is_due(bearer(kept.current)) is due


def test_a_clock_that_was_set_back_renews_as_if_nothing_were_known_of_the_life() -> None:
    kept = Kept(replace(NEW, expires_at=NOW + AHEAD))
    kept.since = NOW + 7200

    assert Account(DEAD, kept=kept).renewal.is_due(bearer(kept.current))


class TestSession:
    """RFC 6750."""

    request = Request("POST", "https://a.example/lists", json={"name": "x"})

    def send(self, kept: Kept, *answers: Answer) -> tuple[Service, list[str]]:
        service = Service(*answers)
        session = BearerSession(SERVER, CLIENT, kept, service, lambda: NOW)
        answered = run(lambda: session.send(self.request))
        return service, [request.url for request in service.asked] + [answered.text]

    def test_a_refused_write_is_sent_again_with_the_new_token(self) -> None:
        service, _ = self.send(Kept(replace(OLD, expires_at=None)), answer(401), answer(200, ISSUED), answer(201, "ok"))

        assert [request.url for request in service.asked] == [
            "https://a.example/lists",
            "https://a.example/token",
            "https://a.example/lists",
        ]
        assert service.sent() == {"name": "x"}

    @pytest.mark.parametrize("answers", [(answer(401), answer(200, ISSUED), answer(401)), (answer(401), DEAD)])
    def test_who_is_refused_twice_must_sign_in_again(self, answers: tuple[Answer, ...]) -> None:
        kept = Kept(replace(OLD, expires_at=None))
        with pytest.raises(SignInAgain):
            self.send(kept, *answers)
        assert kept.happened[-1] == "refused"

    @pytest.mark.parametrize("status", [200, 403, 404, 412, 420, 500])
    def test_every_other_answer_is_the_callers(self, status: int) -> None:
        service, _ = self.send(Kept(NEW), answer(status))

        assert len(service.asked) == 1
