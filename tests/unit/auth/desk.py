"""A loopback reception without sockets, and whoever comes to it."""

import re
from collections.abc import Mapping, Sequence

from desktop_app.auth.expectation import Expectation
from desktop_app.auth.loopback_pages import LoopbackPages
from desktop_app.auth.loopback_reception import Reception, Verdict
from desktop_app.auth.loopback_request import LoopbackRequest
from desktop_app.auth.loopback_sockets import Place
from desktop_app.ui.sentences.loopback import PAGES

FIXED = Place("127.0.0.1", 43821, "/back")
SECRET = Place("127.0.0.1", 43821, "/uH7zq0ZC3kXn1o29")
STATE = "st4te"


class Desk:
    """A reception, and whoever comes to it."""

    def __init__(self, place: Place = FIXED, *, is_secret: bool = False, names: Sequence[str] = ("state",)) -> None:
        self.place = place
        self.reception = Reception(place, LoopbackPages(PAGES), is_secret=is_secret, expected=Expectation(names, STATE))

    def ask(self, query: str = "", method: str = "GET", body: str = "", /, **headers: str | Sequence[str]) -> Verdict:
        """Ask as a browser does; headers' names have an underscore for the hyphen, and values may be many."""
        named: Mapping[str, str | Sequence[str]] = {"host": self.place.netloc, **headers}
        sent = {name.replace("_", "-"): [v] if isinstance(v, str) else list(v) for name, v in named.items()}
        target = f"{self.place.path}?{query}" if query else self.place.path
        return self.reception.judge(LoopbackRequest(method, target, sent, body))

    def is_still_waiting(self) -> bool:
        """Whether the true answer would be taken now; asks for it, so the desk is used up."""
        return bool(self.ask(f"code=c&state={STATE}").answer)


def status(verdict: Verdict) -> int:
    return int(verdict.page.split(b" ")[1])


def ticket_in(verdict: Verdict) -> str:
    found = re.search(rb'(?:Lineup-Ticket": |name="ticket" value=)"([^"]+)"', verdict.page)
    assert found, verdict.page
    return found[1].decode()


def is_nothing(verdict: Verdict) -> bool:
    return not verdict.answer and not verdict.is_refused
