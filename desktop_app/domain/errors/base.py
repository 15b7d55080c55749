"""The root of all errors: a kind, why it was raised, and values. The interface makes a sentence of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import TypedDict, Unpack


class Why(Enum):
    """Why an error was raised, where its kind alone does not tell. Each subject has members of its own.

    Words for people are in `ui/sentences`, for every member; the value is the member's name in plain, for logs.
    """

    @staticmethod
    def _generate_next_value_(name: str, start: int, count: int, last_values: list[object]) -> str:  # noqa: ARG004
        return name.lower().replace("_", " ")

    @property
    def full_name(self) -> str:
        """Name under which the journal keeps the reason."""
        return f"{type(self).__name__}.{self.name}"


def why_named(name: str) -> Why | None:
    """The member that `Why.full_name` calls so; None where this version has none of that name."""
    return next((why for kind in Why.__subclasses__() for why in kind if why.full_name == name), None)


class Details(TypedDict, total=False):
    """Values that a sentence about an error can name. Never a secret.

    `expected` is what should have been there, `zero` what a zero means there, `where` and `keyring` which
    configuration names which keyring. `cause` is the error that led to this one. Sizes are in the unit of the sentence.
    """

    address: str
    answers: tuple[str, ...]
    cause: "LineupError"
    choices: tuple[str, ...]
    column: int
    count: int
    expected: Why
    height: int
    issuer: str
    key: str
    keyring: Why
    limit: int
    line: int
    missing: int
    most: int
    name: str
    names: tuple[str, ...]
    part: str
    path: str
    place: str
    port: int
    schema: int
    scheme: str
    scope: str
    section: str
    total: int
    where: Why
    width: int
    words: tuple[str, ...]
    zero: Why


class Values(Details, total=False):
    """Details, with the HTTP status and words that Lineup did not write: the system's, a parser's, a service's."""

    said: "str | Cause"
    status: int | None


@dataclass(frozen=True, slots=True)
class Cause:
    """A reason with its values, where no error is raised: a mistake in a file, or a refusal to be asked about."""

    why: Why
    values: Values = field(default_factory=Values, hash=False)

    def __str__(self) -> str:
        return ", ".join((self.why.value, *_told(self.values)))


class LineupError(Exception):
    """Anything that a person should be told. `str()` is for logs and never holds a secret."""

    def __init__(self, why: Why | None = None, **values: Unpack[Values]) -> None:
        super().__init__(why, values)
        self.why = why
        self.values = values

    @property
    def cause(self) -> Cause | None:
        """Why it was raised, with its values, for what outlives the error; None where its kind says all."""
        return None if self.why is None else Cause(self.why, self.values)

    @property
    def summary(self) -> "Failure":
        """The error as a value, for what is kept longer than a traceback may be: that holds what was on its way."""
        return Failure(type(self), self.why, self.values)

    def __str__(self) -> str:
        return ", ".join((*([self.why.value] if self.why else ()), *_told(self.values)))


@dataclass(frozen=True, slots=True)
class Failure:
    """Summary of an error that is over: its kind, and its reason with the values."""

    kind: type[LineupError]
    why: Why | None = None
    values: Values = field(default_factory=Values, hash=False)


def _told(values: Values) -> Iterator[str]:
    for name, value in values.items():
        if value not in (None, ""):
            yield f"{name} {value.value if isinstance(value, Why) else value}"
