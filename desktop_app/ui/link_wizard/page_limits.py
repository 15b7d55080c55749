"""Limits of a sign-in page: wishes that are refused, and how often the page may speak to the person."""

from dataclasses import dataclass
from enum import Enum

from desktop_app.masking import LONGEST_WORDS, masked_words

ON_A_PAGE, IN_ALL = 4, 20
"""Messages of a page's scripts that are passed on, before the next page and before the person begins again."""


PORTAL = "Does this network want you to sign in?"
"""A network with a sign-in of its own (a captive portal) can't prove to be the service."""


class RefusedWish(Enum):
    """A wish of a page that is refused; the value says so to the person."""

    PASSWORD = "{host} asks for a user name and password in a way Lineup doesn’t support here. Use your own browser."  # noqa: S105
    CERTIFICATE = "{host} asks for a certificate from you. Lineup doesn’t support that here. Use your own browser."
    FILE = "{host} asks for a file. Lineup doesn’t support that here. Use your own browser."
    DOWNLOAD = "{host} offers a file to download. Lineup doesn’t keep files from sign-in pages."
    NEW_WINDOW = "{host} tried to finish signing in from a new window. Lineup ignored it."
    TOO_MANY = "{host} opened too many windows. Lineup ignored the last one."

    def of(self, host: str) -> str:
        """The sentence, about this host."""
        return self.value.format(host=host or "The page")


@dataclass(slots=True)
class MessageAllowance:
    """Counts the messages of a page's scripts: a few on each page, and not for ever from one page to the next."""

    on_page: int = 0
    in_all: int = 0

    def take(self) -> bool:
        """Whether one more message may be passed on; it counts in any case."""
        self.on_page += 1
        self.in_all += 1
        return self.on_page <= ON_A_PAGE and self.in_all <= IN_ALL

    def turn_page(self) -> None:
        """Start the count of another page."""
        self.on_page = 0

    def renew(self) -> None:
        """Start all counts again, because the person wants to see the page again."""
        self.on_page = self.in_all = 0


def spoken(text: str) -> str:
    """A page's message on one line, cut: no sign that turns letters around, and no secret."""
    line = " ".join(masked_words(text).split())
    return f"{line}…" if len(text) > LONGEST_WORDS else line
