"""How a page names its list."""

from dataclasses import dataclass

from desktop_app.ui.queue import words


@dataclass(frozen=True, slots=True)
class Heading:
    """How the page names its list: `Instant queue`, of `Netflix`, `Ada (sandbox)`. `note` is what is special in it.

    `facts` are lines about it. `fixed` says why titles can be neither added nor removed, `order_fixed` why they cannot
    be moved.
    """

    title: str
    service: str
    account: str
    note: str = ""
    facts: tuple[str, ...] = ()
    fixed: str = ""
    order_fixed: str = ""

    @property
    def quiet(self) -> str:
        """The words behind the title."""
        return words.joined((self.service, self.account, self.note))
