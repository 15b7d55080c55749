"""Whether an error tells people what it should: `pytest.raises(Refused, check=says("no order"))`."""

import re
from collections.abc import Callable

from desktop_app.domain.account import Person
from desktop_app.domain.errors import DescriptionError
from desktop_app.domain.pending_edits import Question
from desktop_app.providers import PROVIDERS
from desktop_app.ui.sentences.accounts import fact_in_words
from desktop_app.ui.sentences.details import cause_in_words, detail_of, mistake_in_words


def says(pattern: str) -> Callable[[Exception], bool]:
    """A check that the words for people have the pattern in them."""

    def is_said(error: Exception) -> bool:
        said = detail_of(error)
        assert re.search(pattern, said), f"{said!r} doesn't have {pattern!r}"
        return True

    return is_said


def mistakes_of(error: DescriptionError) -> tuple[str, ...]:
    """What people read of a description's mistakes, one by one."""
    return tuple(map(mistake_in_words, error.mistakes))


def why_refused(question: Question) -> str:
    """What people read of why a service refused a change: its own words, or Lineup's."""
    return question.service_says or (cause_in_words(question.cause) if question.cause else "")


def facts_told(person: Person, service: str) -> dict[str, str]:
    """What people read of an account when it is linked, by its caption."""
    profile = next(each.profile for each in PROVIDERS if each.profile.id == service)
    return dict(fact_in_words(fact, profile) for fact in person.facts)
