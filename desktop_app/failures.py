"""The failures of requests and urllib3 as kinds of domain errors."""

from desktop_app.deadline import Deadline
from desktop_app.domain.errors import AnswerReason, BadAnswer, CallReason, OutcomeUnknown, ServiceError, Unreachable
from desktop_app.frugal_answer import LARGEST_ANSWER, Overlong

UNWRITABLE = CallReason.UNWRITABLE


def failure_of(error: Exception, deadline: Deadline) -> Exception:
    """The failure of an exchange under that deadline, translated; what nobody foresaw is returned as it is.

    Before a connection stood, nothing was sent.
    """
    import requests  # noqa: PLC0415 - 0.15 s that the first window need not wait for
    import urllib3  # noqa: PLC0415 - it comes with requests

    wrong = requests.exceptions
    match error:
        case ServiceError():
            return error
        case Overlong():
            return BadAnswer(AnswerReason.TOO_LARGE, limit=LARGEST_ANSWER // 1024 // 1024)
        case wrong.InvalidHeader() if deadline.is_connected:  # it is the answer's: ours are looked at before
            return _broken(deadline)
        case wrong.InvalidHeader() | UnicodeEncodeError():
            return ServiceError(UNWRITABLE)
        case wrong.InvalidURL() | wrong.InvalidSchema() | wrong.MissingSchema():
            return Unreachable(CallReason.NOT_AN_ADDRESS)
        case requests.RequestException() | urllib3.exceptions.HTTPError() | OSError():
            return _broken(deadline)
    return error


def _broken(deadline: Deadline) -> ServiceError:
    if not deadline.is_connected:
        return Unreachable(CallReason.NO_CONNECTION)
    if deadline.is_over:
        return OutcomeUnknown(CallReason.TOO_SLOW)
    return OutcomeUnknown(CallReason.BROKEN_OFF)
