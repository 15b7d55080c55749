"""The browser that this computer opens web pages in: its name, where the system tells one. Looks at the disk."""

import os
import plistlib
import shutil
import subprocess  # xdg-settings, by its place in PATH
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

WITHIN = 5.0
"""Seconds for the system to tell."""

LONGEST = 30
"""Letters of a name; a longer one is none."""

_FALLBACKS = (
    *("x-www-browser", "firefox", "iceweasel", "seamonkey", "mozilla", "epiphany", "konqueror"),
    *("chromium", "chromium-browser", "google-chrome", "opera"),
)
"""Programs that xdg-open and Qt try where no browser is chosen."""

_APPLE = {
    "com.apple.safari": "Safari",
    "com.brave.browser": "Brave",
    "com.google.chrome": "Google Chrome",
    "com.microsoft.edgemac": "Microsoft Edge",
    "com.operasoftware.opera": "Opera",
    "com.vivaldi.vivaldi": "Vivaldi",
    "company.thebrowser.browser": "Arc",
    "org.mozilla.firefox": "Firefox",
}
_HANDLERS = Path("Library/Preferences/com.apple.LaunchServices/com.apple.launchservices.secure.plist")


@dataclass(frozen=True, slots=True)
class DefaultBrowser:
    """The default browser. `name` is empty if the system tells none; `is_missing`: none can be opened."""

    name: str = ""
    is_missing: bool = False


def default_browser(platform: str = sys.platform, home: Path | None = None) -> DefaultBrowser:
    """Find the default browser. Raises nothing; belongs into a worker."""
    try:
        if platform == "win32":
            return DefaultBrowser(_name(_of_windows()))
        if platform == "darwin":
            return DefaultBrowser(_name(_of_macos(home or Path.home())))
        return _of_desktop()
    except (OSError, ValueError, subprocess.SubprocessError):
        return DefaultBrowser()


def _name(text: str) -> str:
    """A name that may stand in a sentence."""
    text = text.strip()
    return text if text.isprintable() and len(text) <= LONGEST else ""


# --- Linux and its like ----------------------------------------------------------------------------------------------


def _of_desktop() -> DefaultBrowser:
    settings = shutil.which("xdg-settings")
    if settings is None or Path("/.flatpak-info").exists():  # in a Flatpak the portal knows, and does not tell
        return DefaultBrowser()
    command = (settings, "get", "default-web-browser")
    ran = subprocess.run(command, capture_output=True, text=True, timeout=WITHIN, check=False)  # noqa: S603 - no input
    entry = ran.stdout.strip()
    if entry:
        return DefaultBrowser(_name(_name_in(entry, _data_folders())))
    others = (*os.environ.get("BROWSER", "").split(os.pathsep), *_FALLBACKS)
    return DefaultBrowser(is_missing=not any(shutil.which(each) for each in others if each))


def _data_folders() -> list[Path]:
    mine = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local/share")
    all_ = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    return [Path(folder) for folder in (mine, *all_.split(":")) if folder]


def _name_in(entry: str, folders: Iterable[Path]) -> str:
    """The name in the first desktop entry that is found (Desktop Entry Specification); empty where there is none."""
    if "/" in entry:
        return ""
    for folder in folders:
        with suppress(OSError, UnicodeDecodeError):
            lines = (folder / "applications" / entry).read_text(encoding="utf-8").splitlines()
            return next((line.partition("=")[2] for line in lines if line.startswith("Name=")), "")
    return ""


# --- Windows and macOS -----------------------------------------------------------------------------------------------


def _of_windows() -> str:
    import winreg  # noqa: PLC0415 - there alone

    chosen = r"Software\Microsoft\Windows\Shell\Associations\UrlAssociations\https\UserChoice"
    with winreg.OpenKey(winreg.HKEY_CURRENT_USER, chosen) as key:  # type: ignore[attr-defined]
        program = str(winreg.QueryValueEx(key, "ProgId")[0])  # type: ignore[attr-defined]
    with winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, rf"{program}\Application") as key:  # type: ignore[attr-defined]
        return str(winreg.QueryValueEx(key, "ApplicationName")[0])  # type: ignore[attr-defined]


def _of_macos(home: Path) -> str:
    """Safari where nothing was chosen."""
    try:
        told = plistlib.loads((home / _HANDLERS).read_bytes())
    except FileNotFoundError:
        return "Safari"
    handlers = told.get("LSHandlers", ()) if isinstance(told, dict) else ()
    chosen = [
        str(each.get("LSHandlerRoleAll", "")).lower()
        for each in handlers
        if isinstance(each, dict) and each.get("LSHandlerURLScheme") == "https"
    ]
    return _APPLE.get(chosen[-1], "") if chosen else "Safari"
