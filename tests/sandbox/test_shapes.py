"""The comparison of shapes itself finds what it is for."""

from typing import Any

import pytest

from tests.sandbox.shapes import differences


@pytest.mark.parametrize(
    ("emulated", "found"),
    [
        ({"a": 2, "b": ["y"]}, []),
        ({"a": "1", "b": []}, [".a: number recorded, text emulated"]),
        ({"a": True, "b": []}, [".a: number recorded, boolean emulated"]),
        ({"b": []}, [".a: not emulated"]),
        ({"a": 1, "b": [], "c": 1}, [".c: not recorded"]),
        ({"a": 1, "b": [], "d": 1}, []),
        ({"a": 1, "b": [3]}, [".b[]: text recorded, number emulated"]),
        ({"a": 1, "b": [3, "z"]}, []),
        ([], [": object recorded, array emulated"]),
    ],
)
def test_differences(emulated: Any, found: list[str]) -> None:
    assert differences({"a": 1, "b": ["x"]}, emulated, frozenset({"d"})) == found
