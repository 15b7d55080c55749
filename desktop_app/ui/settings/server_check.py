"""A check whether anybody answers at a typed address: one request, and its outcome in a sentence."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus

from desktop_app.domain.errors import AuthoritiesUnreadable, ServiceError, TlsFault, Unreachable
from desktop_app.transport import Request, Response
from desktop_app.ui.sentences.details import detail_of
from desktop_app.ui.shell.tls_words import insecurity_in_words

Send = Callable[[Request], Awaitable[Response]]

CLOSED_FROM = 500


async def look_at(address: str, send: Send) -> tuple[str, bool]:
    """A sentence on what answers at the address, and whether it is good news. Raises nothing."""
    try:
        answer = await send(Request("HEAD", address))
    except (TlsFault, AuthoritiesUnreadable) as error:
        return insecurity_in_words(error), False
    except Unreachable:
        return "Nobody answers there. Check the address and your connection.", False
    except ServiceError as error:
        return f"Somebody is there, but the answer cannot be used: {detail_of(error)}", False
    took = f" in {answer.exchange.seconds:.2f} s" if answer.exchange is not None else ""
    if answer.status >= CLOSED_FROM:
        return f"A server is there and is having problems: it answered {_status(answer.status)}{took}.", False
    more = "Whether it speaks this service’s interface shows when you link an account."
    return f"A server answers there ({_status(answer.status)}{took}). {more}", True


def _status(status: int) -> str:
    """An HTTP status with its usual words."""
    known = {member.value: member.phrase for member in HTTPStatus}
    return f"{status} {known[status]}" if status in known else str(status)
