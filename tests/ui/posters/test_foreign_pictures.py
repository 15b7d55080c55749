"""Bytes from outside never reach one of Qt's own decoders, and the widgets' thread decodes nothing."""

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCES = Path(__file__).parents[3] / "desktop_app"

READERS = {"QImageReader", "QMovie", "QPicture", "QPixmapCache", "QImageIOHandler", "QTextImageFormat"}
LOADS = {"loadFromData", "fromData"}
"""Methods that decode. `load` is looked at where it is one of a picture."""

PICTURES = {"QImage", "QPixmap", "QIcon", "QBitmap"}

PIXELS = "ui/posters/decoder.py"
"""The one place where pixels, decoded, become a picture of Qt's."""


def _trees() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(SOURCES.rglob("*.py")):
        yield path.relative_to(SOURCES).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def _calls(tree: ast.Module, names: set[str]) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in names:
            yield node


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def test_no_decoder_of_qt_s_is_used() -> None:
    used = {
        (file, node.id)
        for file, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and node.id in READERS
    }
    assert not used
    assert not [file for file, tree in _trees() if list(_calls(tree, LOADS))]


def test_no_picture_is_made_of_a_file_or_of_bytes() -> None:
    """Qt's picture readers are named only for sizes, other pictures and, in one place, decoded pixels."""
    made = [
        (file, ast.unparse(call))
        for file, tree in _trees()
        for call in _calls(tree, PICTURES)
        if file != PIXELS and any(isinstance(one, ast.Constant | ast.JoinedStr) for one in call.args)
    ]
    assert not made
    assert not [
        file for file, tree in _trees() if file != PIXELS and any(len(c.args) > 2 for c in _calls(tree, PICTURES))
    ]


def test_style_sheets_and_labels_name_no_picture_from_outside() -> None:
    """`<img` in rich text, or `setPixmap` of a path, would have Qt fetch and decode."""
    said = [
        (file, node.value)
        for file, tree in _trees()
        if not file.startswith("sandbox/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "<img" in node.value.lower()
    ]
    assert not said


def test_pictures_are_decoded_in_the_worker_alone() -> None:
    """Calls of `decoded` stand only in what is given to `DECODING`."""
    outside = []
    for file, tree in _trees():
        if file.startswith(("ui/", "app/")):
            given = {id(call) for run in _calls(tree, {"run"}) for call in ast.walk(run)}
            outside += [file for call in _calls(tree, {"decoded", "pixels_of"}) if id(call) not in given]
    assert outside == [PIXELS]
