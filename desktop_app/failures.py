"""The failures of requests and urllib3 as kinds of domain errors."""

from desktop_app.deadline import Deadline
from desktop_app.domain.errors import BadAnswer, OutcomeUnknown, ServiceError, Unreachable
from desktop_app.frugal_answer import LARGEST_ANSWER, Overlong

UNWRITABLE = "What is to be sent has letters that no request can carry. Is a key mistyped?"


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
            return BadAnswer(f"The answer is larger than {LARGEST_ANSWER // 1024 // 1024} MB.")
        case wrong.InvalidHeader() if deadline.is_connected:  # it is the answer's: ours are looked at before
            return _broken(deadline)
        case wrong.InvalidHeader() | UnicodeEncodeError():
            return ServiceError(UNWRITABLE)
        case wrong.InvalidURL() | wrong.InvalidSchema() | wrong.MissingSchema():
            return Unreachable("That is not an address that can be asked.")
        case requests.RequestException() | urllib3.exceptions.HTTPError() | OSError():
            return _broken(deadline)
    return error


def _broken(deadline: Deadline) -> ServiceError:
    if not deadline.is_connected:
        return Unreachable("No connection could be made.")
    if deadline.is_over:
        return OutcomeUnknown("The answer took too long.")
    return OutcomeUnknown("The connection broke before the answer was there.")
