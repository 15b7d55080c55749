"""Decides for each request to the loopback listener whether it ends the sign-in, without a socket.

Any page may send a browser here, and a picture's address is enough for it (RFC 9700 section 4.7, RFC 8252 section
8.9). So an answer counts where its mark is the one that was sent out; without a mark, only on a path that nobody else
knows, and once.
"""

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qs

from desktop_app.auth.expectation import AnyMark, Belonging, Expectation
from desktop_app.auth.loopback_pages import LoopbackPage, LoopbackPages
from desktop_app.auth.loopback_request import LoopbackRequest
from desktop_app.auth.loopback_sockets import Place
from desktop_app.auth.redirect import MOST_PARAMETERS, is_refusal, pairs_of

GRANTS = ("code", "access_token", "oauth_verifier")
"""Parameters by which services say yes."""

HAND_OVER, REFUSAL = "hand over", "refusal"
"""Purposes of a page's ticket."""

PREFETCH = ("sec-purpose", "purpose", "x-purpose", "x-moz")
"""Headers of a browser that asks ahead of the person: the standard's, and older ones."""

_AHEAD = ("prefetch", "prerender", "preview")
"""Words in those headers."""

_VISIT = {"sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
"""Headers (Fetch Metadata) by which a browser says that a page is opened in a tab; older ones send none."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The page to show, and what the sign-in learns: the address by which the answer came, or that it was refused."""

    page: bytes
    answer: str = field(default="", repr=False)
    is_refused: bool = False
    is_unproven: bool = False


class Reception:
    """Judges what comes to one redirection URI. `is_secret`: nobody but the service knows its path."""

    def __init__(self, place: Place, pages: LoopbackPages, *, is_secret: bool, expected: Expectation | AnyMark) -> None:
        self._place = place
        self._pages = pages
        self._is_secret = is_secret
        self._expected = expected
        self._key = secrets.token_bytes(32)
        self._taken = ""
        self._last: bytes = b""

    def judge(self, request: LoopbackRequest) -> Verdict:
        """The verdict about a request. Never raises."""
        verdict = self._judge(request)
        if verdict.answer or verdict.is_refused:
            self._taken, self._last = request.query, verdict.page
        return verdict

    def _judge(self, request: LoopbackRequest) -> Verdict:
        if not self._is_for_us(request):
            return self._strange()
        if request.method == "GET":
            return self._visited(request)
        if request.method == "POST":
            return self._posted(request)
        return self._strange()

    def _is_for_us(self, request: LoopbackRequest) -> bool:
        """Path and host are exactly ours: a name that somebody made to lead here could read our self._pages."""
        is_path = hmac.compare_digest(request.path.encode(), self._place.path.encode())
        return is_path and request.only("host") == self._place.netloc

    def _visited(self, request: LoopbackRequest) -> Verdict:
        if any((request.only(name) or wanted) != wanted for name, wanted in _VISIT.items()):
            return self._strange()
        if any(word in (request.only(name) or "").lower() for name in PREFETCH for word in _AHEAD):
            return Verdict(self._pages.again())
        if self._last:
            return self._reloaded(request.query)
        if request.query == self._place.query:
            return Verdict(self._pages.hand_over(self._ticket(HAND_OVER)))
        return self._answered(request.query, f"?{request.query}")

    def _reloaded(self, query: str) -> Verdict:
        """Show the last page to a reload, but not to whoever comes later with something else."""
        return Verdict(
            self._last if query in {self._taken, self._place.query} else self._pages.plain(LoopbackPage.STRANGE)
        )

    def _posted(self, request: LoopbackRequest) -> Verdict:
        """Take what our own pages send: they know a ticket, which a form of another site does not.

        Their policy is to name no referrer, so a form's Origin is null (Fetch section 3.2).
        """
        is_own = request.only("origin") in {None, "null", self._place.origin}
        if not is_own or (request.only("sec-fetch-site") or "same-origin") != "same-origin":
            return self._strange()
        if self._is_ticket(request.only("lineup-ticket") or "", HAND_OVER):
            return Verdict(self._last) if self._last else self._handed_over(request.body)
        if self._is_ticket(_ticket_in(request.body), REFUSAL):
            return (
                Verdict(self._last) if self._last else Verdict(self._pages.plain(LoopbackPage.ENDED), is_refused=True)
            )
        return self._strange()

    def _strange(self) -> Verdict:
        """The verdict about what has nothing to do with the sign-in."""
        return Verdict(self._pages.plain(LoopbackPage.STRANGE))

    def _handed_over(self, fragment: str) -> Verdict:
        query = f"?{self._place.query}" if self._place.query else ""
        return self._answered(fragment, f"{query}#{fragment}" if fragment else query)

    def _answered(self, parameters: str, behind_the_path: str) -> Verdict:
        """The verdict about an answer with these parameters."""
        try:
            pairs = pairs_of(parameters)
        except ValueError:
            return self._strange()
        belonging = self._expected.belonging_of(pairs)
        if belonging is Belonging.OURS or (belonging is Belonging.UNMARKED and self._is_secret):
            found = dict(pairs)
            is_yes = self._expected.goes_on(found) and not is_refusal(found)
            page = self._pages.plain(LoopbackPage.DONE if is_yes else LoopbackPage.TURNED_AWAY)
            return Verdict(page, f"{self._place.origin}{self._place.path}{behind_the_path}")
        return self._unmarked(dict(pairs)) if belonging is Belonging.UNMARKED else self._strange()

    def _unmarked(self, found: Mapping[str, str]) -> Verdict:
        if is_refusal(found):
            return Verdict(self._pages.turned_down(self._ticket(REFUSAL)))
        if any(name in found for name in GRANTS):
            return Verdict(self._pages.plain(LoopbackPage.UNPROVEN), is_unproven=True)
        return self._strange()

    # --- tickets -------------------------------------------------------------------------------------------------

    def _ticket(self, purpose: str) -> str:
        """A ticket of one page, for one purpose."""
        number = secrets.token_urlsafe(16)
        return f"{number}.{self._seal(number, purpose)}"

    def _is_ticket(self, text: str, purpose: str) -> bool:
        number, _, seal = text.partition(".")
        return hmac.compare_digest(seal.encode(), self._seal(number, purpose).encode())

    def _seal(self, number: str, purpose: str) -> str:
        return hmac.new(self._key, f"{purpose}:{number}".encode(), "sha256").hexdigest()


def _ticket_in(form: str) -> str:
    try:
        return parse_qs(form, max_num_fields=MOST_PARAMETERS).get("ticket", [""])[0]
    except ValueError:
        return ""
