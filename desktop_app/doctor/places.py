"""Checks of the disk: certificates, the program's own files, the person's folders."""

import locale
import os
import ssl
import stat
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from desktop_app.authorities import INSTEAD, OPENSSL, new_context
from desktop_app.doctor.finding import Finding, State
from desktop_app.domain.errors import AuthoritiesUnreadable, PlaceUnusable
from desktop_app.moments import where_the_person_is
from desktop_app.storage.places import check_file, check_folder
from desktop_app.storage.profile import Profile
from desktop_app.ui.sentences.details import detail_of
from desktop_app.ui.shell.tls_words import unreadable_in_words

WANTED = ("icons/lineup.svg", "style/fusion.qss", "sandbox/catalogue.json", "sandbox/accounts.json")


def certificates() -> Finding:
    """Check the certificates against which secure connections are verified."""
    try:
        new_context("example.org")
    except AuthoritiesUnreadable as error:
        return Finding(State.BAD, "Certificates", unreadable_in_words(error))
    return Finding(State.OK, "Certificates", f"{_whose()}; {ssl.OPENSSL_VERSION}")


def _whose() -> str:
    named = [f"{name} ({os.environ[name]})" for name in (*INSTEAD, *OPENSSL) if os.environ.get(name)]
    instead = [each for each in named if each.startswith(INSTEAD)]
    if instead:
        return f"those of {instead[0]}, in place of this computer’s"
    return " and ".join(("this computer’s", *named))


def resources() -> Finding:
    """Files that ship with the program."""
    try:
        root = files("desktop_app.resources")
    except ModuleNotFoundError:
        return Finding(State.BAD, "Resources", "missing, all of them. Install Lineup again.")
    missing = [name for name in WANTED if not root.joinpath(name).is_file()]
    if missing:
        return Finding(State.BAD, "Resources", f"missing: {', '.join(missing)}")
    return Finding(State.OK, "Resources", f"all there, in {root}")


def folders(profile: Profile) -> Iterator[Finding]:
    """Check the folders of settings and databases, present or yet to be made."""
    named = {"Settings": profile.settings, "Accounts and edits": profile.journal, "Cache": profile.cache}
    for subject, path in named.items():
        yield _folder(subject, path)


def _folder(subject: str, path: Path) -> Finding:
    try:
        check_folder(path.parent)
        check_file(path)
        there = f"{path.stat().st_size} bytes" if path.exists() else "not there yet"
    except PlaceUnusable as error:
        return Finding(State.BAD, subject, detail_of(error))
    return Finding(State.OK, subject, f"{path} ({there}); its folder can be written to")


def languages() -> Finding:
    """The locale of this run."""
    code, encoding = locale.getlocale()
    text = f"{code or 'C'}, {encoding or 'no encoding'}; file names in {sys.getfilesystemencoding()}"
    return Finding(State.OK, "Locale", text)


def crash_log(path: Path) -> Finding:
    """Check the crash log: its path, and when it was last written."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return Finding(State.OK, "Crash log", f"{path}; empty")
    except OSError as error:
        return Finding(State.WARNING, "Crash log", f"{path} cannot be read: {error.strerror}")
    if not stat.S_ISREG(found.st_mode):
        return Finding(State.WARNING, "Crash log", f"{path} is no file, so there is no log")
    if not found.st_size:
        return Finding(State.OK, "Crash log", f"{path}; empty")
    last = where_the_person_is(found.st_mtime)
    return Finding(State.WARNING, "Crash log", f"{path}; last written {last:%Y-%m-%d %H:%M}")
