"""RFC 8628 and Trakt's older dialect, on a clock that the test turns."""

import asyncio
from dataclasses import replace

import pytest

from desktop_app.auth.authorization_server import AuthorizationServer, Encoding
from desktop_app.auth.code_flow import LONGEST_PAUSE
from desktop_app.auth.device import DeviceFlow
from desktop_app.auth.device_dialects import RFC_8628, STATUS_CODES, DeviceDialect
from desktop_app.auth.flow import UserCode, Waiting
from desktop_app.domain.credentials import BearerToken, ClientCredentials
from desktop_app.domain.errors import (
    ApplicationRefused,
    BadAnswer,
    ConsentRefused,
    InvalidClient,
    InvalidGrant,
    OutcomeUnknown,
    ServiceError,
    TlsFault,
    TlsReason,
    Unreachable,
)
from desktop_app.transport import Response
from tests.core import Script, run
from tests.sentences import says
from tests.unit.auth.service import Answer, Service, answer
from tests.unit.auth.timer import TurnedTimer

TOKEN = {"access_token": "acc3ss", "refresh_token": "r3fresh", "token_type": "bearer", "expires_in": 7200}
CLIENT = ClientCredentials("the-id", "the-secret")
NOW = 1_700_000_000.0
STANDARD = AuthorizationServer("https://a.example/token", device_authorization_endpoint="https://a.example/device")
TRAKT = replace(STANDARD, device_token_endpoint="https://a.example/device/token", encoding=Encoding.JSON)
PENDING = answer(400, {"error": "authorization_pending"})
SLOW_DOWN = answer(400, {"error": "slow_down"})
GRANTED = answer(200, TOKEN)
ONE = Waiting.FOR_THE_PERSON


def codes(number: int = 1, **more: object) -> Response:
    standard = {
        "device_code": f"devic3-{number}",
        "user_code": f"USER-{number}",
        "verification_uri": "https://a.example/activate",
        "verification_url": "https://trakt.example/activate",
        "expires_in": 600,
        "interval": 5,
    }
    return answer(200, {name: value for name, value in {**standard, **more}.items() if value is not None})


class Story:
    """One sign-in: what the service answers, and how it went."""

    def __init__(self, *answers: Answer, dialect: DeviceDialect = RFC_8628) -> None:
        self.service = Service(*answers)
        self.timer = TurnedTimer(NOW)
        self.person = Script()
        self.sent_at: list[float] = []
        self.service.on_asked = lambda request: self.sent_at.append(self.timer.time())
        server = STANDARD if dialect is RFC_8628 else TRAKT
        self.flow = DeviceFlow(
            server, CLIENT, self.service, self.timer.wall, dialect=dialect, scopes=("lists",), timer=self.timer
        )

    def tell(self) -> BearerToken:
        return run(lambda: self.flow.authorize(self.person))

    @property
    def polls_at(self) -> list[float]:
        """Seconds, for every request but those for codes."""
        return [at for at, request in zip(self.sent_at, self.service.asked, strict=True) if "/token" in request.url]


def test_the_standard() -> None:
    story = Story(codes(verification_uri_complete="https://a.example/activate?user_code=USER-1"), PENDING, GRANTED)

    token = story.tell()

    assert token == BearerToken("acc3ss", "r3fresh", NOW + 10 + 7200)
    complete = "https://a.example/activate?user_code=USER-1"
    assert story.person.codes == [UserCode("USER-1", "https://a.example/activate", 600, complete)]
    assert story.person.steps == [0, 1]
    assert story.person.waits == [ONE]
    assert story.polls_at == [5, 10]
    secret = {"client_id": "the-id", "client_secret": "the-secret"}
    assert story.service.sent(0) == {**secret, "scope": "lists"}
    grant = {"grant_type": "urn:ietf:params:oauth:grant-type:device_code", "device_code": "devic3-1"}
    assert story.service.sent(1) == {**secret, **grant}


def test_trakts_dialect() -> None:
    """Contract trakt 2.3: bodies may be empty, and the codes are asked for without the secret."""
    story = Story(codes(), answer(400), answer(429, "", retry_after="30"), GRANTED, dialect=STATUS_CODES)

    story.tell()

    assert story.person.codes == [UserCode("USER-1", "https://trakt.example/activate", 600)]
    assert story.polls_at == [5, 10, 40]
    assert story.person.waits == [ONE, Waiting.SLOWED_DOWN]
    assert story.service.asked[0].json == {"client_id": "the-id", "scope": "lists"}
    assert story.service.asked[1].url == "https://a.example/device/token"
    assert story.service.asked[1].json == {
        "client_id": "the-id",
        "client_secret": "the-secret",
        "code": "devic3-1",
    }


def test_slowing_down_lasts() -> None:
    story = Story(codes(), SLOW_DOWN, PENDING, SLOW_DOWN, PENDING, GRANTED)

    story.tell()

    assert story.polls_at == [5, 15, 25, 40, 55]


def test_errors_may_come_with_200() -> None:
    story = Story(codes(), answer(200, {"error": "authorization_pending"}), GRANTED)

    story.tell()

    assert story.person.waits == [ONE]


def test_a_service_that_names_no_interval_is_asked_every_five_seconds() -> None:
    story = Story(codes(interval=None), PENDING, GRANTED)

    story.tell()

    assert story.polls_at == [5, 10]


@pytest.mark.parametrize("interval", [0, -3, 0.001])
def test_a_silly_interval_does_not_make_us_hammer(interval: float) -> None:
    story = Story(codes(interval=interval), PENDING, PENDING, GRANTED)

    story.tell()

    assert all(later - earlier >= 1 for earlier, later in zip(story.polls_at, story.polls_at[1:], strict=False))


def test_no_poll_is_early_though_timers_are() -> None:
    story = Story(codes(), PENDING, PENDING, GRANTED)
    story.timer.early = 0.05

    story.tell()

    waits = [later - earlier for earlier, later in zip([0.0, *story.polls_at], story.polls_at, strict=False)]
    assert all(wait >= 5 for wait in waits)
    assert len(story.timer.slept) > 3


def test_an_interval_of_weeks_is_slept_in_parts() -> None:
    story = Story(codes(interval=30 * 86400, expires_in=365 * 86400), GRANTED)

    story.tell()

    assert max(story.timer.slept) <= 3600
    assert story.polls_at == [30 * 86400]


@pytest.mark.parametrize(
    ("reply", "dialect", "kind"),
    [
        (answer(400, {"error": "access_denied"}), RFC_8628, ConsentRefused),
        (answer(400, {"error": "authorization_declined"}), RFC_8628, ConsentRefused),
        (answer(200, {"error": "Access-Denied"}), RFC_8628, ConsentRefused),
        (answer(403, {"status": 403, "message": "access denied"}), RFC_8628, ConsentRefused),
        (answer(400, {"error": "invalid_grant"}), RFC_8628, InvalidGrant),
        (answer(400, {"error": "bad_verification_code"}), RFC_8628, InvalidGrant),
        (answer(400, {"status": 400, "message": "invalid device code"}), RFC_8628, InvalidGrant),
        (answer(401, {"error": "invalid_client"}), RFC_8628, InvalidClient),
        (answer(403), RFC_8628, ApplicationRefused),
        (answer(418), STATUS_CODES, ConsentRefused),
        (answer(404), STATUS_CODES, InvalidGrant),
        (answer(409), STATUS_CODES, InvalidGrant),
        (answer(401, {"error": "invalid_client"}), STATUS_CODES, InvalidClient),
    ],
)
def test_an_end_is_an_end(reply: Response, dialect: DeviceDialect, kind: type[ServiceError]) -> None:
    story = Story(codes(), reply, GRANTED, dialect=dialect)

    with pytest.raises(kind):
        story.tell()

    assert len(story.polls_at) == 1


def test_shortly_before_its_end_a_code_gives_way_to_another() -> None:
    story = Story(codes(expires_in=21), PENDING, PENDING, PENDING, codes(2), PENDING, GRANTED)

    story.tell()

    assert [code.code for code in story.person.codes] == ["USER-1", "USER-2"]
    assert story.person.waits == [ONE, ONE, ONE, Waiting.RENEWED, ONE]
    assert story.polls_at == [5, 10, 15, 20, 25]
    assert story.person.codes[1].lasts == 600
    assert story.service.sent()["device_code"] == "devic3-2"


@pytest.mark.parametrize(
    ("ended", "dialect"),
    [
        (answer(400, {"error": "expired_token"}), RFC_8628),
        (answer(400, {"error": "code_expired"}), RFC_8628),
        (answer(410), STATUS_CODES),
    ],
)
def test_a_code_that_the_service_ended_first_is_renewed_too(ended: Response, dialect: DeviceDialect) -> None:
    story = Story(codes(), ended, codes(2), GRANTED, dialect=dialect)

    story.tell()

    assert story.person.waits == [Waiting.RENEWED]


def test_after_the_computer_slept_one_poll_decides() -> None:
    story = Story(codes(), PENDING, GRANTED)
    story.timer.at[2] = lambda: setattr(story.timer, "slumber", 8 * 3600.0)

    assert story.tell().access_token == "acc3ss"

    assert len(story.person.codes) == 1


def test_after_the_computer_slept_and_nobody_approved_there_is_a_new_code() -> None:
    story = Story(codes(), PENDING, PENDING, codes(2), GRANTED)
    story.timer.at[2] = lambda: setattr(story.timer, "slumber", 8 * 3600.0)

    story.tell()

    assert story.person.codes[1].lasts == 600
    assert story.person.waits == [ONE, ONE, Waiting.RENEWED]


@pytest.mark.parametrize(
    ("gone", "told"),
    [
        (Unreachable(), Waiting.OFFLINE),
        (OutcomeUnknown(), Waiting.OFFLINE),
        (TlsFault("trakt.example", TlsReason.UNKNOWN_ISSUER), Waiting.INTERPOSED),
        (answer(502, "<html>"), Waiting.TROUBLED),
        (answer(503, {"error": "temporarily_unavailable"}), Waiting.TROUBLED),
        (answer(500), Waiting.TROUBLED),
        (answer(511, "<html>"), Waiting.INTERPOSED),
        (answer(403, "<html>"), Waiting.INTERPOSED),
        (answer(400, "<html>"), Waiting.INTERPOSED),
        (answer(200, "<html>Log in to HotelWiFi</html>"), Waiting.INTERPOSED),
        (answer(200, "<html>" + "x" * 300_000), Waiting.INTERPOSED),
        (answer(302, location="http://login.hotel.example/"), Waiting.INTERPOSED),
        (answer(407, "Proxy Authentication Required"), Waiting.INTERPOSED),
        (BadAnswer(), Waiting.INTERPOSED),
    ],
)
def test_without_the_service_it_goes_on_asking_more_and_more_rarely(gone: Answer, told: Waiting) -> None:
    story = Story(codes(), gone, gone, gone, PENDING, GRANTED)

    story.tell()

    assert story.polls_at == [5, 15, 35, 75, 80]
    assert story.person.waits == [told] * 3 + [ONE]


def test_a_network_that_stays_away_is_asked_once_a_minute() -> None:
    story = Story(codes(expires_in=3600), *[Unreachable()] * 8, GRANTED)

    story.tell()

    assert story.polls_at[-1] - story.polls_at[-2] == LONGEST_PAUSE


def test_a_code_that_ends_without_a_network_is_renewed_when_it_is_back() -> None:
    story = Story(codes(expires_in=12), Unreachable(), *[OutcomeUnknown()] * 5, answer(429), codes(2), GRANTED)

    story.tell()

    assert story.person.waits == [*[Waiting.OFFLINE] * 6, Waiting.SLOWED_DOWN, Waiting.RENEWED]
    assert len(story.person.codes) == 2
    # The one poll, the tries for another code, the poll for that one.
    assert story.sent_at[1:] == [5, 5, 10, 20, 40, 80, 140, 200, 205]


def test_after_cancelling_nobody_polls() -> None:
    story = Story(codes(), PENDING)

    async def tell() -> None:
        task = asyncio.create_task(story.flow.authorize(story.person))
        story.timer.at[3] = task.cancel
        with pytest.raises(asyncio.CancelledError):
            await task
        for _ in range(10):
            await asyncio.sleep(0)

    run(tell)

    assert len(story.polls_at) == 2


@pytest.mark.parametrize(
    "first",
    [
        codes(device_code=None),
        codes(user_code=""),
        codes(verification_uri=None, verification_url=None),
        codes(expires_in=None),
        codes(expires_in=0),
        answer(200, "<html>"),
    ],
)
def test_an_answer_without_a_code(first: Response) -> None:
    story = Story(first)

    with pytest.raises(BadAnswer):
        story.tell()

    assert not story.person.codes


def test_a_client_that_is_not_known_is_told_at_once() -> None:
    with pytest.raises(InvalidClient):
        Story(answer(401, {"error": "invalid_client"})).tell()


@pytest.mark.parametrize("odd", ["A" * 100_000, "USER\u202e1", "USER\n1"])
def test_a_code_that_nobody_can_read_is_none(odd: str) -> None:
    story = Story(codes(user_code=odd))

    with pytest.raises(BadAnswer):
        story.tell()

    assert not story.person.codes


def test_who_is_to_ask_once_in_a_century_learns_that_the_code_has_ended() -> None:
    story = Story(codes(interval=3e9), PENDING, codes(2), GRANTED)

    story.tell()

    assert story.polls_at[0] == 600
    assert [code.code for code in story.person.codes] == ["USER-1", "USER-2"]


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/activate",
        "http://a.example/activate",
        "https://a.example:8443/",
        "https://a.example@b.example/",
        "https://[",
    ],
)
def test_nobody_is_sent_elsewhere_than_they_are_shown(address: str) -> None:
    story = Story(codes(verification_uri_complete=address), GRANTED)
    story.tell()

    assert story.person.codes == [UserCode("USER-1", "https://a.example/activate", 600, "")]


@pytest.mark.parametrize("name", ["verification_uri", "verification_uri_complete"])
@pytest.mark.parametrize("address", [f"https://a.example/{'x' * 60_000}", "https://a.example/\u202ex"])
def test_an_address_that_nobody_can_read_is_none(name: str, address: str) -> None:
    with pytest.raises(BadAnswer, check=says("without a code")):
        Story(codes(1, **{name: address}), GRANTED).tell()


@pytest.mark.parametrize("dialect", [RFC_8628, STATUS_CODES])
@pytest.mark.parametrize("name", ["verification_uri", "verification_url"])
def test_where_to_type_the_code_has_two_names(name: str, dialect: DeviceDialect) -> None:
    there = {name: "https://far.example/device", f"{name}_complete": "https://far.example/device?c=1"}
    first = codes(1, **{"verification_uri": None, "verification_url": None, **there})
    story = Story(first, GRANTED, dialect=dialect)

    story.tell()

    assert story.person.codes == [
        UserCode("USER-1", "https://far.example/device", 600, "https://far.example/device?c=1")
    ]


def test_twitch_says_in_its_message_that_nobody_decided_yet() -> None:
    story = Story(codes(), answer(400, {"status": 400, "message": "authorization_pending"}), GRANTED)

    story.tell()

    assert story.person.waits == [ONE]


@pytest.mark.parametrize("set_by", [2 * 3600.0, -2 * 3600.0, 365 * 86400.0])
def test_a_clock_that_is_set_ends_no_code(set_by: float) -> None:
    story = Story(codes(), *[PENDING] * 6, GRANTED)
    story.timer.at[2] = lambda: setattr(story.timer, "set_by", set_by)

    story.tell()

    assert len(story.person.codes) == 1


def test_a_clock_that_was_set_back_does_not_keep_a_code_alive() -> None:
    story = Story(codes(expires_in=21), PENDING, PENDING, PENDING, codes(2), GRANTED)
    story.timer.at[2] = lambda: setattr(story.timer, "set_by", -7200.0)

    story.tell()

    assert [code.code for code in story.person.codes] == ["USER-1", "USER-2"]


def test_pages_alone_are_told_when_the_code_ends() -> None:
    story = Story(codes(expires_in=60), *[answer(200, "<html>")] * 20)

    with pytest.raises(BadAnswer):
        story.tell()

    assert len(story.person.codes) == 1


def test_a_proxys_404_does_not_spend_a_code() -> None:
    page = answer(404, "<html>", content_type="text/html")
    story = Story(codes(), page, GRANTED, dialect=STATUS_CODES)

    story.tell()

    assert story.person.waits == [Waiting.INTERPOSED]


def test_a_page_in_the_place_of_the_next_code_is_waited_out() -> None:
    pages = (answer(200, "<html>"), answer(200, "login=needed"), answer(500))
    story = Story(codes(expires_in=12), PENDING, *pages, codes(2), GRANTED)

    story.tell()

    assert story.person.waits == [ONE, *[Waiting.INTERPOSED] * 2, Waiting.TROUBLED, Waiting.RENEWED]
