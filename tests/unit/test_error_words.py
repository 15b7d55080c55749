"""Errors are told by kind, reason and values; the words are in the interface, all of them, and nowhere else."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from desktop_app.domain import errors
from desktop_app.domain.errors import Details, Expected, LineupError, SettingsError, SettingsReason, Values, Why
from desktop_app.ui.sentences.details import WORDS, detail_of, words_of

PROGRAM = Path(errors.__file__).parents[2]
ABOVE = ("ui", "sandbox", "tour", "doctor")
"""Where words for people may stand, or nothing of the program's errors is known."""

OF_LIBRARIES = {"JSONDecodeError", "LocationParseError", "ConnectTimeoutError", "NewConnectionError", "ExceptionGroup"}
"""Raised where a library would raise them, and translated like those of the library; or for developers alone."""

KINDS = {
    name for name in errors.__all__ if isinstance(kind := getattr(errors, name), type) and issubclass(kind, LineupError)
}
REASONS = [why for kind in Why.__subclasses__() for why in kind]


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PROGRAM.rglob("*.py")):
        place = path.relative_to(PROGRAM)
        if place.parts[0] not in ABOVE:
            yield str(place), ast.parse(path.read_text(encoding="utf-8"))


def name_of(call: ast.Call) -> str:
    return ast.unparse(call.func).rpartition(".")[2]


def is_sentence(node: ast.expr) -> bool:
    """A text with a blank in it: a name, a mark or an address has none."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return any(isinstance(p, ast.Constant) and isinstance(p.value, str) and " " in p.value.strip() for p in parts)


def sentences_in(tree: ast.Module) -> Iterator[int]:
    """Lines in which an error is raised, or made, with a sentence."""
    raised = {node.exc for node in ast.walk(tree) if isinstance(node, ast.Raise)}
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        if name_of(call) in KINDS or (call in raised and name_of(call) not in OF_LIBRARIES):
            given = (*call.args, *(keyword.value for keyword in call.keywords))
            if any(
                map(is_sentence, (each for value in given for each in ast.walk(value) if isinstance(each, ast.expr)))
            ):
                yield call.lineno


def test_no_error_is_raised_with_a_sentence() -> None:
    found = [f"{place}:{line}" for place, tree in modules() for line in sentences_in(tree)]
    assert len(list(modules())) > 200
    assert not found


@pytest.mark.parametrize(
    "source",
    [
        'raise BadAnswer("The answer is no list.")',
        'raise Refused(f"It holds {count} titles.", status=400)',
        'raise Whatever(message="not so")',
        'error = DiskFull("no room")',
        'raise ValueError("too" if many else "far too many")',
    ],
)
def test_a_sentence_is_found(source: str) -> None:
    assert list(sentences_in(ast.parse(source))) == [1]


@pytest.mark.parametrize("source", ["raise BadAnswer(why, name='a.toml')", "raise KeyError(name)", "raise Refused"])
def test_what_is_no_sentence_is_left_alone(source: str) -> None:
    assert not list(sentences_in(ast.parse(source)))


def test_every_reason_has_words() -> None:
    assert len(REASONS) > 250
    assert [why.full_name for why in REASONS if not WORDS.get(why)] == []
    assert [why for why in WORDS if why not in REASONS] == []


def fields_of(why: Why) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(WORDS[why]) if name}


def test_words_name_nothing_but_values() -> None:
    known = {*Values.__annotations__, *Details.__annotations__}
    assert {why.full_name: fields_of(why) - known for why in REASONS if fields_of(why) - known} == {}


def test_the_words_of_a_reason_show_no_name_of_the_program() -> None:
    names = re.compile(rf"\b({'|'.join({*KINDS, *(type(why).__name__ for why in REASONS)})})\b|[A-Z]_[A-Z]")
    assert [words for words in WORDS.values() if names.search(words)] == []


def calls_with_reasons(tree: ast.Module) -> Iterator[tuple[ast.Call, Why]]:
    """Calls that are given a reason by its name, and which."""
    by_name = {why.full_name: why for why in REASONS}
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        for value in (*call.args, *(keyword.value for keyword in call.keywords)):
            if isinstance(value, ast.Attribute) and (why := by_name.get(ast.unparse(value))):
                yield call, why


def values_of(call: ast.Call) -> set[str] | None:
    """Names of the values that are given with the reason; None where they are handed on."""
    if any(keyword.arg is None for keyword in call.keywords):
        return None
    given = {keyword.arg for keyword in call.keywords if keyword.arg}
    for value in call.args:
        if isinstance(value, ast.Dict):
            given |= {key.value for key in value.keys if isinstance(key, ast.Constant) and isinstance(key.value, str)}
    return given


def test_whoever_gives_a_reason_gives_the_values_that_its_words_name() -> None:
    wrong, seen = [], 0
    for place, tree in modules():
        for call, why in calls_with_reasons(tree):
            given = values_of(call)
            seen += 1
            if given is not None and (missing := fields_of(why) - given - WORKED_OUT):
                wrong.append(f"{place}:{call.lineno}: {why.full_name} needs {', '.join(sorted(missing))}")
    assert seen > 250
    assert wrong == []


WORKED_OUT = {"key", "path", "part", "expected", "where"}
"""Values that functions add which make an error of a reason: where the mistake is."""


def test_a_value_that_is_a_reason_is_told_in_words() -> None:
    error = SettingsError(
        SettingsReason.KEY,
        path="lineup.toml",
        key="refresh_minutes",
        expected=Expected.NUMBER_UP_TO,
        limit=60,
        zero=Expected.NEVER,
    )
    assert detail_of(error) == "lineup.toml: refresh_minutes should be a number from 0 (never) to 60."
    assert str(error).startswith("key, path lineup.toml, key refresh_minutes, expected number up to")


def test_an_error_names_its_cause_in_words() -> None:
    cause = SettingsError(SettingsReason.NOT_UNDERSTOOD, path="lineup.toml")
    error = errors.BackupUnreadable(errors.BackupReason.SETTINGS, cause=cause)
    assert detail_of(error) == "Its settings can't be read: lineup.toml cannot be read: it can’t be understood."


def test_alternatives_are_quoted_and_the_last_one_is_set_apart() -> None:
    assert words_of(Expected.ONE_OF, {"choices": ("top", "bottom", "end")}) == '"top", "bottom" or "end"'
    assert words_of(Expected.ONE_OF, {"choices": ("top",)}) == '"top"'


def test_every_reason_is_found_by_the_name_that_the_journal_keeps() -> None:
    assert [errors.why_named(why.full_name) for why in REASONS] == REASONS
    assert errors.why_named("RefusalReason.OF_A_LATER_VERSION") is None
