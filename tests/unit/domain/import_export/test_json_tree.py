"""JSON decoded a member at a time is what the library decodes at once."""

import json
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.import_export.json_tree import tree_of

scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5)
trees = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
)


@given(trees, st.sampled_from([None, 1]))
def test_what_is_written_is_read(tree: Any, indent: int | None) -> None:
    assert tree_of(f" {json.dumps(tree, indent=indent)}\n") == tree


@given(st.text('[]{},:"a1 \n', max_size=12))
def test_what_is_refused_is_what_the_library_refuses(text: str) -> None:
    assert outcome(tree_of, text) == outcome(json.loads, text)


def outcome(read: Callable[[str], Any], text: str) -> Any:
    """The tree, or what is wrong and in which line."""
    try:
        return read(text)
    except json.JSONDecodeError as error:
        return error.msg, error.lineno
