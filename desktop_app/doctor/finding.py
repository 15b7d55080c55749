"""Findings of the doctor."""

from dataclasses import dataclass
from enum import Enum


class State(Enum):
    """How a thing stands; the value is what is printed before it."""

    OK = "ok"
    WARNING = "note"
    BAD = "BAD"


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding about one subject, in a person's words."""

    state: State
    subject: str
    text: str

    def __str__(self) -> str:
        return f"{self.state.value:4} {self.subject}: {self.text}"
