"""The words of reasons and values: what an error says beside the kind that it is."""

from collections.abc import Mapping, Sequence
from string import Formatter

from desktop_app.domain import errors as e
from desktop_app.ui.sentences import calls, descriptions, files, inputs, keyrings, pictures, refusals, sign_ins, storage

WORDS: Mapping[e.Why, str] = {
    **calls.WORDS,
    **refusals.WORDS,
    **pictures.WORDS,
    **sign_ins.WORDS,
    **keyrings.WORDS,
    **storage.WORDS,
    **files.WORDS,
    **inputs.WORDS,
    **descriptions.WORDS,
}

_OF_KINDS: Mapping[type[e.LineupError], str] = {
    e.DatabaseBusy: "{path} is held by another program.",
    e.DatabaseDamaged: "{path} is damaged.",
    e.DatabaseTooNew: "{path} was written by a later version of Lineup (schema {schema}).",
    e.IncompleteRead: "{missing:,} missing",
    e.KeyringUnknown: "It is called {name}.",
    e.LedAway: "{address}",
    e.PermissionMissing: "{scope}",
    e.RestoreUnfinished: "{cause}",
    e.TlsFault: "No secure connection to {place}: {name}.",
    e.TooLong: "{count:,} titles, of which {most:,} could be read",
}
"""Words of kinds that need no reason."""


def detail_of(error: Exception) -> str:
    """The details of an error as a sentence; empty if its kind says all."""
    if not isinstance(error, e.LineupError):
        return str(error)
    if isinstance(error, e.DescriptionError):
        return " ".join(map(mistake_in_words, error.mistakes))
    return failure_in_words(error.summary)


def failure_in_words(failure: e.Failure) -> str:
    """The details of an error that is over, as a sentence; empty if its kind says all."""
    if issubclass(failure.kind, e.ServiceError) and (said := str(failure.values.get("said", ""))):
        return f"It says: {said}" if issubclass(failure.kind, e.Refused) else said
    if failure.why is not None:
        return words_of(failure.why, failure.values)
    words = next((_OF_KINDS[kind] for kind in failure.kind.__mro__ if kind in _OF_KINDS), "")
    return _filled(words, failure.values)


def said_in_words(error: Exception) -> str:
    """Return the same, with a service's own words as such."""
    said = error.said if isinstance(error, e.ServiceError) else ""
    return f"It says: {said}" if said else detail_of(error)


def fixed_in_words(why: e.Why | None) -> str:
    """Return why a list cannot be changed; empty where it can."""
    return "" if why is None else words_of(why, {})


def cause_in_words(cause: e.Cause) -> str:
    """Return the words of a reason that no error was raised for."""
    return words_of(cause.why, cause.values)


def words_of(why: e.Why, values: e.Values) -> str:
    """Return the words of a reason, with the values put in."""
    return _filled(WORDS[why], values)


def mistake_in_words(mistake: e.DescriptionMistake) -> str:
    """Return what is wrong in a description of a service, and where."""
    line = f"line {mistake.line}" if mistake.line else ""
    place = ", ".join(filter(None, (mistake.file, line, mistake.key)))
    return f"{place}: {cause_in_words(mistake.cause)}" if place else cause_in_words(mistake.cause)


def _filled(words: str, values: e.Values) -> str:
    """Return the words with the values that they name; a value that is a reason is told in words in its turn."""
    names = {name for _, name, _, _ in Formatter().parse(words) if name}
    return words.format(**{name: _shown(name, value, values) for name, value in values.items() if name in names})


def _shown(name: str, value: object, values: e.Values) -> object:
    match value:
        case e.Why():
            return words_of(value, values)
        case e.Cause():
            return cause_in_words(value)
        case Exception():
            return detail_of(value)
        case tuple():
            return _listed(name, value)
    return value


def _listed(name: str, parts: Sequence[str]) -> str:
    """Several values in a row: keywords of a file in quotation marks, and alternatives with a word before the last."""
    shown = [f'"{part}"' for part in parts] if name in {"choices", "words"} else list(parts)
    last = {"answers": " and ", "choices": " or "}.get(name, ", ")
    return last.join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))
