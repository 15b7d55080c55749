"""Qt and its embedded browser, tried in a process of their own: either may end the process that tries it."""

import json
import os
import subprocess  # the program itself is started
import sys
from collections.abc import Iterator

from desktop_app.doctor.finding import Finding, State
from desktop_app.own_process import own_command
from desktop_app.ui.shell.chromium import SANDBOX, is_root, refusal, refused

WITHIN = 60.0
"""Seconds. A cold disk and a slow computer."""

SANDBOX_SUBJECT = "Chromium's sandbox"

ADEQUATE = "You are adequately sandboxed."
"""Chromium's own words, on chrome://sandbox."""


def qt_findings() -> Iterator[Finding]:
    """Findings about Qt from a run in another process, or how that process ended."""
    told, ending = _look()
    if "qt" not in told:
        yield Finding(State.BAD, "Qt", f"does not start: {ending}")
        return
    yield Finding(State.OK, "Qt", told["qt"])
    yield Finding(State.OK if told["icons"] else State.BAD, "Icons", told["icons"] or "cannot be drawn")
    yield Finding(State.OK if told["helper"] else State.BAD, "WebEngine's helper", told["helper"] or "missing")
    if "page" not in told:
        yield Finding(State.BAD, "WebEngine", f"does not start: {refusal() or ending} Sign in with your own browser.")
        return
    yield Finding(State.OK, "WebEngine", told["browser"])
    yield from _environment()
    is_linux = sys.platform.startswith("linux")
    yield _sandbox(told["page"]) if is_linux else sandbox_by_restrictions(told.get("restrictions"))


def _environment() -> Iterator[Finding]:
    """Variables that Lineup keeps from Chromium, where there are any."""
    if names := sorted(refused(os.environ, root=is_root())):
        yield Finding(State.WARNING, "WebEngine's environment", f"Lineup ignores {', '.join(names)}.")


def sandbox_by_restrictions(found: str | None) -> Finding:
    """The finding about the restrictions of a page's process: None if they could not be seen, empty without any."""
    if found is None:
        return Finding(State.WARNING, SANDBOX_SUBJECT, "could not be looked at")
    if not found:
        return Finding(State.WARNING, SANDBOX_SUBJECT, "is off: a page’s process may do what any program may")
    return Finding(State.OK, SANDBOX_SUBJECT, f"on; a page’s process has restrictions: {found}")


def _sandbox(page: str) -> Finding:
    if ADEQUATE in page:
        layers = [" ".join(line.split()) for line in page.splitlines() if "Layer 1" in line or "Seccomp-BPF" in line]
        return Finding(State.OK, SANDBOX_SUBJECT, f"{ADEQUATE} ({'; '.join(layers)})")
    is_off = is_root() and os.environ.get(SANDBOX) == "1"
    why = "switched off by the environment" if is_off else refusal()
    return Finding(State.WARNING, SANDBOX_SUBJECT, why or "not complete, by Chromium's own account")


def _look() -> tuple[dict[str, str], str]:
    """Run the probe in another process; its findings until it ended, and how it ended."""
    environment = dict(os.environ)
    if sys.platform.startswith("linux") and not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    try:
        ran = subprocess.run(  # noqa: S603 - ourselves
            own_command("--look"),
            env=environment,
            capture_output=True,
            encoding="utf-8",
            errors="replace",  # Chromium writes what it likes
            timeout=WITHIN,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return {}, f"no answer within {WITHIN:.0f} seconds."
    told: dict[str, str] = {}
    for line in ran.stdout.splitlines():
        if line.startswith("{"):
            told |= json.loads(line)
    last = next((line for line in reversed(ran.stderr.splitlines()) if line.strip()), "")
    return told, f"it ended with {ran.returncode}. {last}"
