"""Errors of values that a person typed or wrote into a file."""

from enum import auto

from desktop_app.domain.errors.base import LineupError, Why


class Expected(Why):
    """Kinds of value expected at a place of a file that Lineup reads."""

    WHOLE_NUMBER = auto()
    NUMBER_UP_TO = auto()
    TEXT_IN_QUOTES = auto()
    TRUE_OR_FALSE_BARE = auto()
    ONE_OF = auto()
    NEVER = auto()
    NONE = auto()
    BRACES = auto()
    LIST = auto()
    TEXT = auto()
    TRUE_OR_FALSE = auto()
    NUMBER = auto()
    EACH_TITLE_ONCE = auto()
    TITLES_WITH_TIMES = auto()
    TITLES = auto()
    ONE_PART_FOR_EACH_ACCOUNT = auto()
    TIME = auto()
    GIVEN = auto()
    KILOBYTES = auto()
    PAIRS = auto()
    UTF_8 = auto()


class AddressReason(Why):
    """Why the address of a server, or of a proxy, cannot be used."""

    NOT_HTTPS_NAME = auto()
    MORE_THAN_A_PLACE = auto()
    NOT_PLAIN = auto()
    HTTP_ON_INTERNET = auto()
    PROXY_HOST = auto()
    PROXY_PORT = auto()
    PROXY_USER = auto()


class QueryReason(Why):
    """Why something that a person typed cannot be asked by hand."""

    BLANKS = auto()
    OTHER_SCHEME = auto()
    WITH_PASSWORD = auto()
    OTHER_HOST = auto()
    NOT_AN_ADDRESS = auto()
    NO_BODY = auto()
    OTHER_BODY = auto()
    BODY_NOT_OBJECT = auto()
    BODY_NOT_JSON = auto()
    BODY_NESTED_TOO_DEEP = auto()


class Unfit(LineupError, ValueError):
    """A value that a person typed, or wrote into a file, cannot be used."""
