"""Paths into a service's answers, in JMESPath. The library is imported with the first path that is read."""

from dataclasses import dataclass
from functools import cache
from typing import Any

LONGEST = 200
"""Characters of a path: no honest one is as long, and each bracket is a level of recursion."""


@dataclass(frozen=True, slots=True)
class AnswerPath:
    """A path as the description says it. An empty one finds nothing."""

    text: str = ""

    def __bool__(self) -> bool:
        return bool(self.text)

    def find(self, tree: object) -> object:
        """The value at this path of an answer; None where there is none, or where the path asks for what cannot be."""
        if not self.text:
            return None
        from jmespath.exceptions import JMESPathError  # noqa: PLC0415 - see above

        try:
            found: object = _compiled(self.text).search(tree)
        except (JMESPathError, RecursionError, TypeError, ValueError, ArithmeticError):
            return None
        return found


NOWHERE = AnswerPath()


def is_path(text: str) -> bool:
    """Return whether the text is a path in JMESPath."""
    from jmespath.exceptions import JMESPathError  # noqa: PLC0415 - see above

    if not text or len(text) > LONGEST:
        return False
    try:
        _compiled(text)
    except (JMESPathError, RecursionError, ValueError):
        return False
    return True


@cache
def _compiled(text: str) -> Any:
    import jmespath  # noqa: PLC0415 - see above

    return jmespath.compile(text)
