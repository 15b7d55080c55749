"""The list of tests that cannot pass on a system: it says what is so, and hides nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.known_failures import known_failures

ROOT = Path(__file__).parents[2]
ON_WINE = ROOT / "packaging" / "windows" / "wine" / "cannot-pass"
TESTS = """
import pytest
def test_good(): pass
def test_bad(): assert False
@pytest.mark.parametrize("number", [1, 2])
def test_numbers(number): assert number == 1
"""


def run(folder: Path, known: str) -> tuple[int, str]:
    (folder / "test_it.py").write_text(TESTS, encoding="utf-8")
    (folder / "known").write_text(known, encoding="utf-8")
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-p", "tests.known_failures", "-p", "no:cacheprovider"),
            *("--known-failures", str(folder / "known"), "--rootdir", str(folder), "-c", os.devnull),
            str(folder / "test_it.py"),
        ],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("known", "status", "said"),
    [
        ("test_it.py::test_bad: no\ntest_it.py::test_numbers[2]: no\n", 0, "2 passed, 2 xfailed"),
        ("# nothing\n", 1, "2 failed, 2 passed"),
        ("test_it.py::test_bad: no\ntest_it.py::test_good: no\ntest_it.py::test_numbers[2]: no\n", 1, "XPASS(strict)"),
        ("test_it.py::test_bad: no\ntest_it.py::test_numbers: no\n", 1, "XPASS(strict)"),
        ("test_it.py::test_gone: no\n", 4, "tests that are not there: test_it.py::test_gone"),
        ("test_it.py::test_bad\n", 4, "why it cannot pass"),
        ("test_elsewhere.py::test_gone: no\n", 1, "2 failed, 2 passed"),
    ],
    ids=["as it is", "empty", "one passes", "a parameter passes", "a stranger", "no reason", "not collected"],
)
def test_the_list_says_what_is_so(tmp_path: Path, known: str, status: int, said: str) -> None:
    ended, words = run(tmp_path, known)

    assert said in words
    assert ended == status


def test_every_test_that_cannot_pass_under_wine_is_there() -> None:
    for name in known_failures(ON_WINE.read_text(encoding="utf-8")):
        file, _, test = name.partition("[")[0].partition("::")
        assert f"def {test.rpartition('::')[2]}(" in (ROOT / file).read_text(encoding="utf-8")
