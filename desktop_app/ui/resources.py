"""Files that ship with the program, wherever it is installed."""

from functools import cache
from importlib.resources import files

ROOT = files("desktop_app.resources")


@cache
def text_of(name: str) -> str:
    """The text of a resource, such as `style/fusion.qss`."""
    return ROOT.joinpath(name).read_text(encoding="utf-8")


@cache
def bytes_of(name: str) -> bytes:
    """The bytes of a resource."""
    return ROOT.joinpath(name).read_bytes()
