"""Run a target under atheris: `python -m tests.fuzz.runner TARGET FOLDER SECONDS`. Linux only.

What an input may take is bounded: processor time, and memory above what the process had before it. Findings and the
corpus are in the folder; a finding is run again with its file as a fourth argument.
"""

import importlib
import os
import resource
import sys
import time
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import Protocol, cast

import atheris

LONGEST = 1_000_000
"""Bytes of an input."""

MEMORY = 256
"""Megabytes that an input may take."""

PROCESSOR = 1.0
"""Seconds that an input may take; other programs may have the machine meanwhile."""

HANGS = 60
"""Seconds, by the clock, after which an input is given up."""


class Target(Protocol):
    """A module in `targets/`."""

    TOKENS: tuple[bytes, ...]

    def seeds(self) -> Iterable[bytes]:
        """Examples, made when they are needed."""
        ...

    def one(self, data: bytes) -> None:
        """Read an input. What it raises is a finding."""
        ...


def main(name: str, folder: Path, seconds: str, *finding: str) -> None:
    """Fuzz for so many seconds, or run one finding again."""
    with atheris.instrument_imports(include=["desktop_app"]):
        target = cast("Target", importlib.import_module(f"tests.fuzz.targets.{name}"))
    corpus = _written_corpus(target, folder / "corpus")
    tokens = folder / "tokens"
    tokens.write_text("".join(f'"{_escaped(token)}"\n' for token in target.TOKENS), encoding="ascii")
    options = [
        f"-max_len={LONGEST}",
        f"-max_total_time={seconds}",
        f"-timeout={HANGS}",
        f"-malloc_limit_mb={MEMORY}",
        f"-rss_limit_mb={4 * MEMORY}",
        f"-artifact_prefix={folder}/",
        f"-dict={tokens}",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *options, *(finding or (str(corpus),))], bounded(target.one))
    atheris.Fuzz()


def bounded(one: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """The same, and a finding where it takes too much."""

    def run(data: bytes) -> None:
        before, highest, begun = _memory(), _highest(), time.process_time()
        one(data)
        took, now = time.process_time() - begun, _highest()
        if took > PROCESSOR:
            raise AssertionError(f"{took:.1f} s of processor time for {len(data)} bytes")
        if now > highest and now - before > MEMORY:
            raise AssertionError(f"{now - before} MB for {len(data)} bytes")

    return run


def _memory() -> int:
    pages = int(Path("/proc/self/statm").read_bytes().split()[1])
    return pages * resource.getpagesize() // 1024 // 1024


def _highest() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _written_corpus(target: Target, folder: Path) -> Path:
    """Write the seeds in a process of its own: the memory to make them is not the memory to read them."""
    folder.mkdir(parents=True, exist_ok=True)
    child = os.fork()
    if not child:
        for seed in target.seeds():
            (folder / sha256(seed).hexdigest()).write_bytes(seed)
        os._exit(0)
    os.waitpid(child, 0)
    return folder


def _escaped(token: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in token)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
