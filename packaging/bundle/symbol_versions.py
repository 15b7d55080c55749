#!/usr/bin/env python3
"""Symbol versions that a bundle's files need, compared with the oldest Linux that packaging/README.md names.

symbol_versions.py FOLDER: prints the highest of each kind and a file that needs it; status 1 where one is too high.
The rule is manylinux' (PEP 600), with `OLDEST` in the place of its glibc.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

OLDEST = {"GLIBC": "2.35", "GLIBCXX": "3.4.30", "CXXABI": "1.3.13"}
"""Those of Ubuntu 22.04, the oldest system that packaging/README.md names; Debian 12 has a later glibc."""

NEEDED = re.compile(r"0x[0-9a-f]{8} 0x[0-9a-f]{2} \d{2} (GLIBC|GLIBCXX|CXXABI)_([0-9.]+)$", re.MULTILINE)
MAGIC = b"\x7fELF"


def number(version: str) -> tuple[int, ...]:
    """A version that can be compared."""
    return tuple(map(int, version.split(".")))


def needed_by(said: str) -> list[tuple[str, str]]:
    """Kinds and versions that a file needs, but not those that it defines, from what `objdump -p` says of it."""
    return NEEDED.findall(said)


def files_in(folder: Path) -> Iterator[Path]:
    """Programs and libraries."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == MAGIC:
                    yield path


def highest(folder: Path) -> dict[str, tuple[str, str]]:
    """The highest version needed of each kind, and a file that needs it."""
    found: dict[str, tuple[str, str]] = {}
    for path in files_in(folder):
        said = subprocess.run(["objdump", "-p", path], capture_output=True, text=True, check=True).stdout
        for kind, version in needed_by(said):
            if kind not in found or number(version) > number(found[kind][0]):
                found[kind] = (version, path.name)
    return found


def main(folder: Path) -> int:
    """Print the table; the exit status."""
    found, status = highest(folder), 0
    for kind, oldest in OLDEST.items():
        version, file = found.get(kind, ("0", "no file"))
        is_good = number(version) <= number(oldest)
        print(f"{'ok  ' if is_good else 'BAD '} {kind}_{version} is needed, by {file}; the oldest system has {oldest}")
        status |= not is_good
    return status


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
