"""The beginning of `make fuzz`: each target takes its own examples, and an input that takes too much is found."""

import sys

import pytest

if not sys.platform.startswith("linux"):
    pytest.skip("atheris is there for Linux alone", allow_module_level=True)
pytest.importorskip("atheris", exc_type=ImportError)

import importlib
from pathlib import Path

from tests.fuzz import runner, targets

NAMES = sorted(path.stem for path in Path(str(targets.__file__)).parent.glob("[a-z]*.py"))


@pytest.mark.parametrize("name", NAMES)
def test_a_target_takes_its_seeds(name: str) -> None:
    target = importlib.import_module(f"tests.fuzz.targets.{name}")
    seeds = list(target.seeds())
    assert seeds
    assert all(isinstance(token, bytes) and token for token in target.TOKENS)
    for seed in (b"", *seeds):
        assert len(seed) <= runner.LONGEST
        target.one(seed)


def test_time_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = iter((0.0, runner.PROCESSOR + 1))
    monkeypatch.setattr("time.process_time", lambda: next(ticks))
    with pytest.raises(AssertionError, match="processor"):
        runner.bounded(lambda _: None)(b"")


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = iter((100, 100 + runner.MEMORY + 1))
    monkeypatch.setattr(runner, "_memory", lambda: 100)
    monkeypatch.setattr(runner, "_highest", lambda: next(ticks))
    with pytest.raises(AssertionError, match="MB"):
        runner.bounded(lambda _: None)(b"")
