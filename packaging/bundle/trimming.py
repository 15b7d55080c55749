"""What a bundle leaves out of what PyInstaller collected, and why. Paths are inside the bundle."""

from collections.abc import Callable, Iterable
from fnmatch import fnmatchcase
from pathlib import PurePath

Entry = tuple[str, str, str]
"""PyInstaller's: the path inside the bundle, the file's place, its kind."""

LEFT_OUT = {
    "QML files": ("*/qml/*",),
    "Chromium's developer tools": ("*qtwebengine_devtools_resources*", "*.debug.bin", "*.debug.pak"),
    "Qt's translations": ("*/translations/*.qm",),
}

ENGLISH = "*qtwebengine_locales/en-US.pak"
"""The program speaks English, and Chromium falls back on this file in every locale."""

PLUGINS = {
    "iconengines": ("*svgicon*",),
    # Pictures from outside are Pillow's: Qt reads our own drawings alone.
    "imageformats": ("*ico*", "*svg*"),
    "platforminputcontexts": ("*compose*", "*ibus*"),
    "platforms": ("*xcb*", "*wayland*", "*offscreen*", "*qwindows*", "*cocoa*"),
    # GTK's would bring GTK along; the portal says the colour scheme as well.
    "platformthemes": ("*portal*",),
    "styles": ("*",),
    "wayland-decoration-client": ("*bradient*",),
    "wayland-graphics-integration-client": ("*",),
    "wayland-shell-integration": ("*",),
    "xcbglintegrations": ("*",),
}
"""Kinds of Qt's plugins, and those that stay."""

LOADED_BY_NAME = ("libsoftokn3*", "libfreebl*", "libnssckbi*", "libnssdbm3*", "libpython*")
"""NSS opens these when Chromium asks for certificates, the bundle its Python; no library names them."""

LIBRARIES = ("lib*.so*", "PySide6/Qt/lib/*.so*", "PySide6/Qt6*.dll", "pillow.libs/*")
"""Libraries stay if something that stays needs them."""


def part_of(path: str) -> str:
    """The part that the file goes with; empty for one that stays."""
    plain = PurePath(path).as_posix()
    if "qtwebengine_locales/" in plain and not fnmatchcase(plain, ENGLISH):
        return "Chromium's other languages"
    kind, _, name = plain.partition("/plugins/")[2].partition("/")
    if name and not any(fnmatchcase(name, pattern) for pattern in PLUGINS.get(kind, ())):
        return "Qt plugins that are never loaded"
    return next((part for part, patterns in LEFT_OUT.items() if _is_one(plain, patterns)), "")


def orphans(entries: Iterable[Entry], needed_by: Callable[[str], Iterable[str]]) -> set[str]:
    """Paths of the libraries that nothing among the entries needs, directly or through others.

    `needed_by` tells the names of the libraries that the file at a place is linked with.
    """
    places = {target: place for target, place, kind in entries if kind != "SYMLINK"}
    named: dict[str, list[str]] = {}
    for target, _, _ in entries:
        named.setdefault(PurePath(target).name, []).append(target)
    waiting = [target for target in places if not _is_one(target, LIBRARIES) or _is_one(target, LOADED_BY_NAME)]
    stays = set(waiting)
    while waiting:
        place = places.get(waiting.pop())
        found = {target for name in (needed_by(place) if place else ()) for target in named.get(name, ())}
        waiting += found - stays
        stays |= found
    return {target for target, _, _ in entries} - stays


def _is_one(path: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(PurePath(path).as_posix(), pattern) for pattern in patterns)
