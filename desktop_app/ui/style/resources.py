"""Files that ship with the program, wherever it is installed."""

from functools import cache
from importlib.resources import files

ROOT = files("desktop_app.resources")


@cache
def text_of(name: str) -> str:
    """The text of a resource, such as `style/fusion.qss`."""
    return ROOT.joinpath(name).read_text(encoding="utf-8")


def texts_in(folder: str) -> dict[str, str]:
    """The texts of a folder of resources, by file name."""
    found = (file for file in ROOT.joinpath(folder).iterdir() if file.is_file())
    return {file.name: file.read_text(encoding="utf-8") for file in found}
