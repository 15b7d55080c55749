"""Rules for every page of one attempt to sign in, its pop-ups as well."""

from dataclasses import dataclass, field

from PySide6.QtCore import QUrl

from desktop_app.ui.link_wizard.addresses import NOWHERE, is_at, origin_of
from desktop_app.ui.link_wizard.page_limits import Allowance

MOST_POP_UPS = 3
"""Pop-ups that may be open at a time."""


@dataclass(slots=True)
class AttemptRules:
    """The sign-in's return address, the origins that the person agreed to, and what the pages have used up."""

    redirect: QUrl
    allowance: Allowance = field(default_factory=Allowance)
    pop_ups: int = 0
    was_at_proxy: bool = False
    _origins: set[tuple[str, str, int]] = field(default_factory=set)

    def allow(self, url: QUrl) -> None:
        """Pages of this origin may be shown for the rest of the attempt."""
        self._origins.add(origin_of(url))

    def knows(self, url: QUrl) -> bool:
        """Whether a page may be shown without a question."""
        return url.toString() == NOWHERE or origin_of(url) in self._origins

    def is_back(self, url: QUrl) -> bool:
        """Whether this is where the service sends the person back to."""
        return is_at(url, self.redirect)

    def may_open(self) -> bool:
        """Whether one more pop-up may be opened."""
        return self.pop_ups < MOST_POP_UPS
