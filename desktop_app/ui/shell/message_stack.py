"""Messages to the person, and the order in which they are shown. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from desktop_app.domain.account import AccountId
from desktop_app.domain.queues import QueueRef

Subject = QueueRef | AccountId | None
"""A list, an account, or None for the window as a whole."""

SOON, LATER = 8.0, 20.0
"""Seconds until news goes by itself; it goes later where it has a button, such as Undo."""


class Kind(Enum):
    """The kind of a message, the most urgent first; it sets the color and the icon."""

    QUESTION = auto()
    ERROR = auto()
    WARNING = auto()
    INFO = auto()
    OK = auto()


@dataclass(frozen=True, slots=True)
class Action:
    """A button of a message: pressing it closes the message, then does it.

    `is_safe`: the answer that loses nothing; `is_undo`: the button takes back what the message tells.
    """

    label: str
    callback: Callable[[], None]
    is_safe: bool = False
    is_undo: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """A message. `lead` says what happened, or asks; `text` says why, and what to do.

    `asks`: a question that the person has just asked for, which stands before everything else. `about`: the message
    is shown only where that is on the screen. `holds` says whether the message is still true; where it is not, the
    message goes. `topic`: a later message on the same topic takes its place; by default that is the lead.
    `stays`: news of something under way, which goes only when later news takes its place. `passes`: a warning that
    goes as news does, because it is about what the person just did or can be found elsewhere.
    """

    kind: Kind
    lead: str
    text: str = ""
    actions: tuple[Action, ...] = ()
    asks: bool = False
    about: Subject = None
    holds: Callable[[], bool] | None = None
    topic: object = None
    stays: bool = False
    passes: bool = False

    @property
    def is_question(self) -> bool:
        """Whether the person is to decide something."""
        return self.asks or self.kind is Kind.QUESTION

    @property
    def rank(self) -> int:
        """The place among kinds: lower is further in front.

        An offer to undo counts as a warning, so that no older warning hides the way back from what was just done.
        """
        if self.asks:
            return 0
        return min(self.kind.value, Kind.WARNING.value) if self.offers_undo else self.kind.value

    @property
    def offers_undo(self) -> bool:
        """Whether a button takes back what the message tells."""
        return any(action.is_undo for action in self.actions)

    @property
    def is_news(self) -> bool:
        """Whether the message asks for nothing, so that later news takes its place."""
        return not self.is_question and (self.passes or self.kind in (Kind.INFO, Kind.OK))

    @property
    def seconds(self) -> float | None:
        """Seconds after which the message goes by itself; None where it stays."""
        if not self.is_news or self.stays:
            return None
        return LATER if self.actions else SOON


@dataclass(frozen=True, slots=True)
class Place:
    """The place where the person is: the list on the screen, if there is one, and the accounts that have lists."""

    shown: QueueRef | None = None
    with_lists: frozenset[AccountId] = frozenset()

    def is_of(self, about: Subject) -> bool:
        """Whether a message about this belongs on the screen: not over another list, nor over another account's."""
        if about is None:
            return True
        if isinstance(about, QueueRef):
            return about == self.shown
        return self.shown is None or self.shown.account == about or about not in self.with_lists


class MessageStack:
    """All messages that still hold: those that belong on the screen, the front one first, and those of other lists."""

    def __init__(self) -> None:
        self._messages: tuple[Message, ...] = ()
        self._place = Place()

    @property
    def here(self) -> tuple[Message, ...]:
        """The messages that belong on the screen: the most urgent first, of the same kind the newest."""
        return tuple(message for message in self.all if self._place.is_of(message.about))

    @property
    def all(self) -> tuple[Message, ...]:
        """Every message, the most urgent first."""
        return tuple(sorted(self._messages, key=lambda message: message.rank))

    def __contains__(self, message: object) -> bool:
        return any(each is message for each in self._messages)

    def add(self, message: Message) -> None:
        """Take a message in, in the place of those that it makes old."""
        self._messages = (message, *(each for each in self._messages if not _makes_old(message, each)))

    def remove(self, message: Message) -> None:
        """Remove this very message, if it is there."""
        self._messages = tuple(each for each in self._messages if each is not message)

    def go_to(self, place: Place) -> None:
        """Show the messages of another place."""
        self._place = place

    def recheck(self) -> None:
        """Remove all messages that no longer hold."""
        self._messages = tuple(each for each in self._messages if each.holds is None or each.holds())

    def forget(self, gone: QueueRef | AccountId) -> None:
        """Remove all messages about a list or an account that is gone, and about the account's lists."""
        self._messages = tuple(each for each in self._messages if not is_part_of(each.about, gone))


def is_part_of(about: Subject, whole: QueueRef | AccountId) -> bool:
    """Whether a subject is this list or account, or a list of this account."""
    return about is not None and (about == whole or (isinstance(about, QueueRef) and about.account == whole))


def _makes_old(new: Message, old: Message) -> bool:
    """Whether a message takes the place of another: the last question asked for, good news, or the same topic."""
    if new.asks and old.asks:
        return True
    if new.is_news and old.is_news and (new.about == old.about or None in (new.about, old.about)):
        return True
    return new.about == old.about and (new.topic or new.lead) == (old.topic or old.lead)
