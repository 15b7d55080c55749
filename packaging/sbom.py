"""The bill of materials of the bundle (CycloneDX 1.6, JSON): `sbom.py LOCK SYSTEM_LIBRARIES OUT`.

Run by the bundle's own Python: what is installed there is what was frozen. Build tools are left out, because only
names of the lock are told.
"""

import json
import platform
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from PySide6.QtWebEngineCore import qWebEngineChromiumVersion, qWebEngineVersion

PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+).*?\\\n((?:\s+--hash=sha256:\w+ ?\\?\n)+)", re.MULTILINE)

Component = dict[str, Any]


def main(lock: Path, system_libraries: Path, out: Path) -> None:
    """Write it."""
    lineup = distribution("lineup")
    parts = [*_python_packages(lock.read_text(encoding="utf-8")), *_engines(), *_debian(system_libraries)]
    whole = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": _component("application", "lineup", lineup.version, "GPL-3.0-or-later")},
        "components": parts,
    }
    out.write_text(json.dumps(whole, indent=2) + "\n", encoding="utf-8")
    print(f"{len(parts)} components in {out}")


def _component(kind: str, name: str, version: str, licence: str = "", purl: str = "") -> Component:
    component: Component = {"type": kind, "name": name, "version": version, "bom-ref": purl or f"{name}@{version}"}
    if purl:
        component["purl"] = purl
    if licence:
        component["licenses"] = [{"license": {"name": licence}}]
    return component


def _python_packages(lock: str) -> Iterator[Component]:
    for name, version, hashes in PIN.findall(lock):
        try:
            installed = distribution(name)
        except PackageNotFoundError:
            continue  # for another system
        component = _component("library", name, version, _licence(installed), f"pkg:pypi/{name}@{version}")
        # The lock holds one hash for each wheel of the version; which one was taken depends on the machine.
        wheels = [{"name": "wheel:sha256", "value": value} for value in re.findall(r"sha256:(\w+)", hashes)]
        yield component | {"properties": wheels}


def _licence(installed: Distribution) -> str:
    told = installed.metadata
    classifiers = [line for line in told.get_all("Classifier") or () if line.startswith("License")]
    named = ", ".join(line.rpartition(" :: ")[2] for line in classifiers)
    return told.get("License-Expression") or named or next(iter((told.get("License") or "").splitlines()), "")


def _engines() -> Iterator[Component]:
    chromium = str(qWebEngineChromiumVersion())
    yield _component("platform", "cpython", platform.python_version(), "PSF-2.0")
    yield _component("framework", "qtwebengine", str(qWebEngineVersion()), "LGPL-3.0-only")
    yield _component("library", "chromium", chromium, "BSD-3-Clause")


def _debian(system_libraries: Path) -> Iterator[Component]:
    """Packages whose libraries are in the .run; the .deb depends on them instead."""
    names = [line for line in system_libraries.read_text(encoding="utf-8").split() if line.startswith("lib")]
    if sys.platform != "linux" or not names:
        return
    query = ["dpkg-query", "--search", *(f"*/{name}" for name in names)]
    found = subprocess.run(query, capture_output=True, text=True, check=False).stdout
    packages = sorted({line.partition(":")[0] for line in found.splitlines() if ":amd64: /" in line})
    shown = subprocess.run(
        ["dpkg-query", "--show", "--showformat", "${Package} ${Version}\n", *packages],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    for line in shown.splitlines():
        name, _, version = line.partition(" ")
        yield _component("library", name, version, purl=f"pkg:deb/debian/{name}@{version}?arch=amd64")


main(*map(Path, sys.argv[1:]))
