"""Lineup's version, what it runs on, and the components that it is made of, by the packages' own metadata."""

import platform
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from PySide6.QtCore import QSysInfo, qVersion

from desktop_app import __version__

PROGRAM = "lineup"

_LONGEST_LICENSE = 60
"""Characters: some packages put the whole text where its name belongs."""


@dataclass(frozen=True, slots=True)
class Component:
    """A package that Lineup needs."""

    name: str
    version: str
    license: str


def version_details() -> str:
    """Version details for a report, without anything about a person or an account."""
    return (
        f"Lineup {__version__}\n"
        f"Python {platform.python_version()}\n"
        f"Qt {qVersion()}\n"
        f"System {QSysInfo.prettyProductName()}, {QSysInfo.currentCpuArchitecture()}\n"
    )


def components() -> tuple[Component, ...]:
    """Every package that is installed and that Lineup needs, directly or through others, by name."""
    found: dict[str, Component] = {}
    for each in _needed(PROGRAM, set()):
        name = each.metadata["Name"]
        if name.lower() != PROGRAM:
            found[name.lower()] = Component(name, each.version, _license_of(each))
    return tuple(found[name] for name in sorted(found))


def _needed(name: str, seen: set[str]) -> Iterator[Distribution]:
    """The package and what it needs here. Optional extras of others count where they are installed."""
    seen.add(name)
    try:
        found = distribution(name)
    except PackageNotFoundError:  # for another system, or a package's own option
        return
    yield found
    for line in found.requires or ():
        needed = re.split(r"[\s\[(<>=!~;]", line, maxsplit=1)[0].lower()
        if needed not in seen and "extra ==" not in line:
            yield from _needed(needed, seen)


def _license_of(found: Distribution) -> str:
    """The license by its own name; the last words of a classifier where only that is there."""
    metadata = found.metadata
    names = [str(each).strip() for field in ("License-Expression", "License") for each in metadata.get_all(field) or ()]
    short = [name for name in names if name and len(name) <= _LONGEST_LICENSE and "\n" not in name]
    told = [str(each) for each in metadata.get_all("Classifier") or () if str(each).startswith("License ::")]
    return next(iter([*short, *(each.rpartition(":: ")[2] for each in told)]), "See its documentation")
