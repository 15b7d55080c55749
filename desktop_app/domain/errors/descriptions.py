"""Errors of files that describe a service."""

from dataclasses import dataclass
from enum import auto

from desktop_app.domain.errors.base import Cause, LineupError, Why


class DescriptionReason(Why):
    """Reasons why a file that describes a service cannot be used."""

    EXPECTED = auto()
    TOO_MANY_DOTS = auto()
    NOT_TOML = auto()
    ID_TAKEN = auto()
    NOT_READABLE = auto()
    NOT_UTF_8 = auto()
    TOO_LARGE = auto()
    NO_SUCH_KEY_BUT_NEAR = auto()
    NO_SUCH_KEY = auto()
    SECRET_IN_FILE = auto()


class DescriptionValue(Why):
    """Kinds of value expected at a place of a file that describes a service."""

    PLAIN_ADDRESS = auto()
    SERVER_AND_PORT = auto()
    HTTPS_ADDRESS = auto()
    BARE_ADDRESS = auto()
    PLAIN_SERVER = auto()
    TLS_ADDRESS = auto()
    INTERNET_ADDRESS = auto()
    ONE_LINE = auto()
    TEXT_MISSING = auto()
    FLAG = auto()
    COUNT = auto()
    ONE_OF = auto()
    SOME_OF = auto()
    TABLE = auto()
    TABLES = auto()
    READABLE_NAME = auto()
    ONE_ALPHABET = auto()
    OWN_NAME = auto()
    COLOUR = auto()
    ID = auto()
    ID_GIVEN = auto()
    CLIENT = auto()
    REDIRECT_URI = auto()
    PATH = auto()
    OAUTH1_ALONE = auto()
    CODE_OR_IMPLICIT = auto()
    NO_SECRET = auto()
    NOT_NONE = auto()
    ADDRESS_TO_COME_BACK_TO = auto()
    NOTHING = auto()
    ENDPOINT = auto()
    SIGNED_WITH_OAUTH1 = auto()
    SIGNED_WITH_BEARER = auto()
    OTHER_THAN_KEY = auto()
    USER_ADDRESS = auto()
    PLACE_IN_ANSWER = auto()
    PARAMETER_NAME = auto()
    OTHER_PARAMETER = auto()
    OTHER_HEADER = auto()
    HEADER_NAME = auto()
    PLAIN_TEXT = auto()
    CERTIFICATES = auto()
    ANSWER_PATH = auto()
    LISTS_MISSING = auto()
    ITEMS_ADDRESS = auto()
    WRITE_ADDRESS = auto()
    BODY = auto()
    BASE = auto()
    SAME_SERVER = auto()
    NO_SUCH_WORD = auto()
    WORD_MISSING = auto()
    SLOT_UNKNOWN = auto()
    SLOT_NEEDED = auto()
    ENTRY_MISSING = auto()
    FIRST_MISSING = auto()
    PAGE_PARAMETER = auto()
    MARK_PLACE = auto()


@dataclass(frozen=True, slots=True)
class DescriptionMistake:
    """A mistake in a file, with its place as far as it is known: a line counted from one, and a key with its tables."""

    cause: Cause
    file: str = ""
    line: int = 0
    key: str = ""

    def __str__(self) -> str:
        line = f"line {self.line}" if self.line else ""
        return ", ".join(filter(None, (self.file, line, self.key, str(self.cause))))


class DescriptionError(LineupError):
    """A file does not describe a service: it has `mistakes`."""

    def __init__(self, *mistakes: DescriptionMistake) -> None:
        super().__init__()
        self.mistakes = mistakes

    def __str__(self) -> str:
        return "; ".join(map(str, self.mistakes))
