"""Trakt's answers as trees (contract trakt 1): JSON, one object or an array of them, and what its headers tell."""

from collections.abc import Sequence
from datetime import UTC, datetime

from desktop_app.domain.errors import AnswerReason, BadAnswer
from desktop_app.providers.trees import Tree, json_of
from desktop_app.transport import Response


def tree_of(response: Response) -> Tree:
    """The answer's object. Raises `BadAnswer` on anything else."""
    found = _json(response)
    if not isinstance(found, dict):
        raise BadAnswer(AnswerReason.NOT_AN_OBJECT, status=response.status)
    return found


def rows_of(response: Response) -> Sequence[Tree]:
    """The objects of the answer's array. Raises `BadAnswer` on anything else."""
    found = _json(response)
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise BadAnswer(AnswerReason.NOT_OBJECTS, status=response.status)
    return found


def one_of(response: Response) -> Tree:
    """The answer's object, also where it comes alone in an array (contract 5: both are told of a change to a list)."""
    found = _json(response)
    if isinstance(found, list) and len(found) == 1:
        found = found[0]
    if not isinstance(found, dict):
        raise BadAnswer(AnswerReason.NOT_AN_OBJECT, status=response.status)
    return found


def header_number(response: Response, name: str) -> int | None:
    """A whole number out of a header, None where there is none."""
    value = response.headers.get(name, "").strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 12 else None


def moment(text: str) -> float | None:
    """Unix seconds of one of Trakt's times (ISO 8601, UTC), None where it is no time."""
    try:
        found = datetime.fromisoformat(text)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None


def _json(response: Response) -> Tree | list[Tree]:
    try:
        return json_of(response.body)
    except (ValueError, RecursionError) as error:
        raise BadAnswer(AnswerReason.NOT_JSON, status=response.status) from error
