"""`lineup doctor`: looks at everything that an installation needs, and says it in plain words."""

import platform
import sys
from collections.abc import Iterator
from pathlib import Path

from desktop_app import __version__
from desktop_app.doctor.finding import Finding, State
from desktop_app.doctor.handshakes import connections
from desktop_app.doctor.keyring import sign_ins_finding
from desktop_app.doctor.places import certificates, crash_log, folders, languages, resources
from desktop_app.doctor.qt import qt_findings
from desktop_app.masking import masked_text
from desktop_app.storage.profile import profile_in, profile_of_person


def run_doctor(profile_folder: Path | None) -> int:
    """Print what was found. 0 where nothing is bad, else 1."""
    worst = 0
    for finding in _findings(profile_folder):
        print(masked_text(str(finding)), flush=True)  # noqa: T201 - the command's result
        worst = max(worst, int(finding.state is State.BAD))
    return worst


def _findings(profile_folder: Path | None) -> Iterator[Finding]:
    profile = profile_in(profile_folder) if profile_folder else profile_of_person()
    kind = "bundle" if getattr(sys, "frozen", False) else "package"
    python = f"Python {platform.python_version()}, {platform.platform()}"
    yield Finding(State.OK, "Lineup", f"{__version__}, as a {kind} in {Path(sys.executable).parent}; {python}")
    yield from qt_findings()
    yield sign_ins_finding(profile)
    yield certificates()
    yield from connections(profile)
    yield resources()
    yield from folders(profile)
    yield languages()
    yield crash_log(profile.crash_log)
