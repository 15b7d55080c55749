"""Lists of a described service, as values: what a file said of them, checked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from urllib.parse import urlsplit

from desktop_app.providers.described.answer_paths import NOWHERE, AnswerPath
from desktop_app.providers.described.templates import CallTemplate


class MoveKind(Enum):
    """Ways to tell a service where an entry goes. The values are the file's words."""

    INDEX = "index"
    AFTER = "after"
    BEFORE = "before"
    WHOLE = "whole"


class AddedAt(Enum):
    """Places at which a service puts an added entry."""

    END = "end"
    FRONT = "front"
    INDEX = "index"


class PageKind(Enum):
    """Ways in which a service tells a long list in parts."""

    PAGE = "page"
    OFFSET = "offset"
    TOKEN = "token"  # noqa: S105 - of a page
    NEXT = "next"
    NONE = "none"


class GuardKind(Enum):
    """Ways to keep a write from undoing somebody else's."""

    DIGEST = "digest"
    HEADER = "header"
    PARAMETER = "parameter"


class LengthUnit(Enum):
    """Unit of a title's length."""

    SECONDS = "s"
    MINUTES = "min"
    MILLISECONDS = "ms"
    ISO_8601 = "iso"


class Meaning(Enum):
    """Meanings of an answer that refuses. The values are the file's words."""

    STALE = "stale"
    DONE = "done"
    NO_RIGHT = "no-right"
    FIXED = "fixed"
    FULL = "full"
    SIGN_IN = "sign-in"
    QUOTA = "quota"
    BUSY = "busy"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class NamedList:
    """A list that no call tells of."""

    id: str
    name: str
    is_fixed: bool = False


@dataclass(frozen=True, slots=True)
class ListsCall:
    """The call that tells which lists there are. `url` is empty where only `named` ones are.

    `rows` is where the array is; the other paths begin at a row.
    """

    url: str = ""
    rows: AnswerPath = NOWHERE
    id: AnswerPath = NOWHERE
    name: AnswerPath = NOWHERE
    count: AnswerPath = NOWHERE
    fixed: AnswerPath = NOWHERE
    named: tuple[NamedList, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemsCall:
    """The call that tells what stands in a list. Without a `slot`, an entry is known by its title.

    `takes_doubles`: a title may stand there more than once, each time with a slot of its own.
    """

    url: str
    rows: AnswerPath
    title: AnswerPath
    name: AnswerPath
    slot: AnswerPath = NOWHERE
    position: AnswerPath = NOWHERE
    year: AnswerPath = NOWHERE
    picture: AnswerPath = NOWHERE
    length: AnswerPath = NOWHERE
    length_unit: LengthUnit = LengthUnit.SECONDS
    takes_doubles: bool = False


@dataclass(frozen=True, slots=True)
class Paging:
    """How a long list comes in parts. `next` is where an answer has the next part's token or address."""

    kind: PageKind = PageKind.NONE
    parameter: str = ""
    size_parameter: str = ""
    size: int = 0
    first: int = 0
    next: AnswerPath = NOWHERE
    total: AnswerPath = NOWHERE


@dataclass(frozen=True, slots=True)
class MoveCall:
    """The call that moves an entry. `first` stands where an entry has no such neighbor; empty: the key is left out.

    `entry` is what one entry of the whole order looks like where it is more than its id.
    """

    kind: MoveKind
    call: CallTemplate
    base: int = 0
    before_removal: bool = False
    first: str | int = ""
    entry: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True)
class AddCall:
    """The call that adds a title, and where the service puts it."""

    call: CallTemplate
    at: AddedAt = AddedAt.END
    base: int = 0


@dataclass(frozen=True, slots=True)
class WriteGuard:
    """The guard of a write. A mark is read out of the list's first answer, or a header of it, and sent under `name`."""

    kind: GuardKind = GuardKind.DIGEST
    name: str = ""
    read: AnswerPath = NOWHERE
    read_header: str = ""


@dataclass(frozen=True, slots=True)
class ErrorRule:
    """A rule for answers that are no yes. `status` 0: any; without a `path`, the status alone decides."""

    means: Meaning
    status: int = 0
    path: AnswerPath = NOWHERE
    equals: str = ""


@dataclass(frozen=True, slots=True)
class DescribedLists:
    """All that a file says of the lists. A call that is None is one that the service lacks. `gap` is in seconds."""

    lists: ListsCall
    items: ItemsCall
    paging: Paging = field(default_factory=Paging)
    move: MoveCall | None = None
    add: AddCall | None = None
    remove: CallTemplate | None = None
    guard: WriteGuard = field(default_factory=WriteGuard)
    errors: tuple[ErrorRule, ...] = ()
    gap: float = 0.0

    @property
    def addresses(self) -> tuple[tuple[str, str], ...]:
        """Keys of the file that name an address, and the address."""
        return tuple((key, address) for key, address in self._addresses() if address)

    @property
    def writes(self) -> tuple[tuple[str, CallTemplate], ...]:
        """Calls that change a list, by the names of their tables."""
        move, add = self.move.call if self.move else None, self.add.call if self.add else None
        calls = (("move", move), ("add", add), ("remove", self.remove))
        return tuple((name, call) for name, call in calls if call is not None)

    @property
    def host(self) -> str:
        """The server that the lists are at."""
        return urlsplit(self.items.url).netloc

    def _addresses(self) -> Iterator[tuple[str, str]]:
        yield "lists", self.lists.url
        yield "items", self.items.url
        yield from ((name, call.url) for name, call in self.writes)
