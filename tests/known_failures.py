"""A pytest plugin: tests that are known to fail on a system, each with its reason (`--known-failures FILE`).

A line of the file is `PATH::TEST: REASON`; without the parameters in brackets it stands for all of them. A test that
is named and passes fails the run, and so does a name that no test has: the list says what is so, and nothing else.
"""

from collections.abc import Iterable
from pathlib import Path

import pytest

NOT_RUN = "not run: "
"""Beginning of the reason for a test that would do harm to those after it."""

OPTION = "--known-failures"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(OPTION, type=Path, help="file that names tests which cannot pass here, each with its reason")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    file: Path | None = config.getoption(OPTION)
    if file is None:
        return
    known = known_failures(file.read_text("utf-8"))
    collected = {item.nodeid.partition("::")[0] for item in items}
    found = {name for item in items for name in names_of(item.nodeid)}
    if strangers := [name for name in known if name.partition("::")[0] in collected and name not in found]:
        raise pytest.UsageError(f"{file} names tests that are not there: {', '.join(strangers)}")
    for item in items:
        for reason in (known[name] for name in names_of(item.nodeid) if name in known):
            item.add_marker(pytest.mark.xfail(reason=reason, strict=True, run=not reason.startswith(NOT_RUN)))


def known_failures(text: str) -> dict[str, str]:
    """The reason for each name. Raises `UsageError` for a line without one."""
    known = {}
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        name, mark, reason = line.partition(": ")
        if not mark or "::" not in name or not reason.strip():
            raise pytest.UsageError(f"A test and why it cannot pass, not: {line}")
        known[name] = reason
    return known


def names_of(node: str) -> Iterable[str]:
    """The names that a line may give to a test: with its parameters, or without."""
    plain = node.partition("[")[0]
    return (node,) if plain == node else (node, plain)
