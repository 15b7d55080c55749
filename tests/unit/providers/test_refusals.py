"""What Netflix's refusals mean: the tables of its contract, sections 2.4, 6 and 9."""

import json

import pytest

from desktop_app.domain.errors import (
    ClockSkewed,
    ConsentRefused,
    InvalidSignature,
    PreconditionFailed,
    RateLimited,
    Refused,
    RequestExpired,
    ServerFault,
    ServiceError,
    SignInAgain,
    UnknownApplication,
)
from desktop_app.providers.netflix.refusals import EXCHANGE, call_error, link_error, message_of, sub_code_of
from desktop_app.transport import Response
from desktop_app.ui.sentences.details import detail_of

DATE = {"date": "Sun, 06 Nov 1994 08:49:37 GMT"}
ENVELOPES = ("text", "xml", "json")


def refusal(status: int, message: str, envelope: str = "text", sub_code: int | None = None) -> Response:
    match envelope:
        case "xml":
            sub = f"<sub_code>{sub_code}</sub_code>" if sub_code else ""
            body = f"<status><status_code>{status}</status_code>{sub}<message>{message}</message></status>"
        case "json":
            body = json.dumps({"status": {"status_code": status, "sub_code": sub_code, "message": message}})
        case _:
            body = message
    return Response(status, DATE, body.encode())


def clock() -> float:
    return 784111777 + 840


@pytest.mark.parametrize("envelope", ENVELOPES)
@pytest.mark.parametrize(
    ("status", "message", "kind"),
    [
        (400, "Title not found or not available", Refused),
        (400, "Title is saved; cannot move it", Refused),
        (400, "Queue is too large", Refused),
        (400, "Bad User", ServerFault),
        (401, "Unable to find or verify access token credentials", SignInAgain),
        (401, "Access Token Validation Failed", SignInAgain),
        (401, "Access token is invalid", SignInAgain),
        (401, "User ID access token mismatch", SignInAgain),
        (401, "Timestamp Is Invalid", ClockSkewed),
        (403, "Over queries per second limit", RateLimited),
        (403, "Service is over queries per second limit", RateLimited),
        (403, "Over queries per day limit", RateLimited),
        (403, "Invalid feed token", Refused),
        (404, "Resource not found", Refused),
        (412, "queue out of Date ETag mismatch", PreconditionFailed),
        (422, "?", Refused),
        (500, "Internal Error", ServerFault),
        (504, "Gateway Timeout", ServerFault),
    ],
)
def test_refused_calls(status: int, message: str, kind: type[ServiceError], envelope: str) -> None:
    error = call_error(refusal(status, message, envelope), clock)

    assert type(error) is kind
    assert error.status == status


@pytest.mark.parametrize(
    ("message", "day"), [("Over queries per day limit", True), ("Over queries per second limit", False)]
)
def test_a_spent_day_is_told_from_too_much_haste(message: str, *, day: bool) -> None:
    error = call_error(refusal(403, message), clock)

    assert isinstance(error, RateLimited)
    assert error.until_tomorrow is day


@pytest.mark.parametrize("envelope", ENVELOPES)
@pytest.mark.parametrize(
    ("message", "step", "kind"),
    [
        ("Invalid Signature", 0, InvalidSignature),
        ("Invalid Signature", EXCHANGE, InvalidSignature),
        ("Timestamp Is Invalid", 0, ClockSkewed),
        ("Expired or bad request token", EXCHANGE, RequestExpired),
        ("Invalid Or Expired Token", EXCHANGE, RequestExpired),
        ("Missing Required Consumer Key", 0, UnknownApplication),
        ("Application name mismatch", EXCHANGE, UnknownApplication),
        ("Consumer key mismatch", 0, UnknownApplication),
        ("?", 0, UnknownApplication),
        ("?", EXCHANGE, ConsentRefused),
    ],
)
def test_refusals_while_signing_in(message: str, step: int, kind: type[ServiceError], envelope: str) -> None:
    assert type(link_error(refusal(401, message, envelope), step, clock)) is kind


def test_how_far_the_clock_is_off() -> None:
    skew = call_error(refusal(401, "Timestamp Is Invalid"), clock)

    assert isinstance(skew, ClockSkewed)
    assert skew.seconds == 840


def test_the_gateways_header_tells_a_wrong_clock_too() -> None:
    headers = {**DATE, "x-mashery-error-code": "ERR_401_TIMESTAMP_IS_INVALID"}

    assert type(call_error(Response(401, headers, b""), clock)) is ClockSkewed


@pytest.mark.parametrize("headers", [{}, {"date": "yesterday"}])
def test_a_wrong_clock_that_cannot_be_measured_is_nobodys_fault(headers: dict[str, str]) -> None:
    answer = Response(401, headers, b"Timestamp Is Invalid")

    assert type(call_error(answer, clock)) is Refused
    assert type(link_error(answer, EXCHANGE, clock)) is Refused


@pytest.mark.parametrize("envelope", ENVELOPES)
def test_a_message_that_quotes_the_request_quotes_no_secret(envelope: str) -> None:
    quoted = "Invalid Signature, expected POST%26http%26oauth_token%3Dt0ken-nobody-sees%26a"

    error = call_error(refusal(400, quoted, envelope), clock)

    assert "Invalid Signature" in detail_of(error)
    assert "nobody-sees" not in detail_of(error)


@pytest.mark.parametrize(("envelope", "code"), [("text", None), ("xml", 710), ("json", 710)])
def test_sub_codes(envelope: str, code: int | None) -> None:
    assert sub_code_of(refusal(412, "Title is already in queue", envelope, 710)) == code


def test_a_page_for_people_is_no_message() -> None:
    assert message_of(Response(502, {"content-type": "text/html"}, b"<html>Hotel network")) == ""
    assert message_of(Response(502, {}, b"x" * 1000)) == "x" * 200
