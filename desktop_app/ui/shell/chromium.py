"""Environment variables that reach Chromium: an allow-list, applied before Qt's browser is loaded.

Its own variables open a door for debuggers, take its sandbox away, or write down the keys of its connections: whoever
can start a program with them would read every sign-in page.
"""

import logging
import os
import sys
from collections.abc import Mapping
from pathlib import Path

SANDBOX = "QTWEBENGINE_DISABLE_SANDBOX"
FLAGS = "QTWEBENGINE_CHROMIUM_FLAGS"
READABLE = "--force-renderer-accessibility"
HARMLESS_FLAGS = frozenset(("--disable-gpu", READABLE))
HARMLESS = frozenset(("QTWEBENGINEPROCESS_PATH",))
"""Packages say with it where Chromium's helper is."""

_QTS = ("QTWEBENGINE", "QT_WEBENGINE")
_OTHERS = frozenset(("SSLKEYLOGFILE", "CHROME_DEVEL_SANDBOX", "CHROME_LOG_FILE"))


def is_root() -> bool:
    """Whether this is a system on which Chromium never starts with its sandbox."""
    return hasattr(os, "getuid") and os.getuid() == 0


def refused(environment: Mapping[str, str], *, root: bool) -> dict[str, str]:
    """The variables that Chromium must not see, each with what remains of it; empty if there are none."""
    found = {}
    for name, value in environment.items():
        if not name.startswith(_QTS) and name not in _OTHERS:
            continue
        if (kept := _kept(name, value, root=root)) != value:
            found[name] = kept
    return found


def restrict() -> None:
    """Take out of this process's environment what Chromium must not see, and say so in the log."""
    for name, kept in refused(os.environ, root=is_root()).items():
        logging.getLogger(__name__).warning("%s is ignored: it could weaken the embedded browser.", name)
        if kept:
            os.environ[name] = kept
        else:
            del os.environ[name]


def let_readers_in() -> None:
    """Have Chromium tell a screen reader what stands in pages, as it does only where it is told before it is loaded."""
    flags = os.environ.get(FLAGS, "").split()
    if READABLE not in flags:
        os.environ[FLAGS] = " ".join((*flags, READABLE))


def _kept(name: str, value: str, *, root: bool) -> str:
    if name == FLAGS:
        return " ".join(flag for flag in value.split() if flag in HARMLESS_FLAGS)
    is_kept = name in HARMLESS or (name == SANDBOX and root)
    return value if is_kept else ""


SWITCHES = (
    ("kernel/unprivileged_userns_clone", "0", "This system forbids user namespaces to ordinary users."),
    ("user/max_user_namespaces", "0", "This system allows no user namespaces."),
)


def refusal(proc: Path = Path("/proc"), platform: str = sys.platform, user: int | None = None) -> str:
    """The reason why there will be no sandbox, in a sentence; empty if nothing speaks against one."""
    if platform != "linux":
        return ""
    if (os.getuid() if user is None else user) == 0:
        return "" if os.environ.get(SANDBOX) == "1" else "Chromium does not run as root."
    for name, refusing, sentence in SWITCHES:
        if _read(proc / "sys" / name) == refusing:
            return sentence
    # Ubuntu 23.10 and later: only programs with an AppArmor profile may; the .deb brings one.
    if (
        _read(proc / "sys/kernel/apparmor_restrict_unprivileged_userns") == "1"
        and _read(proc / "self/attr/current") == "unconfined"
    ):
        return "AppArmor forbids user namespaces to programs that were not installed as a package."
    return ""


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except OSError:
        return ""
