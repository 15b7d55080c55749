"""The locks resolve by their hashes on each system and each Python that the program is for: uv reads their markers."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock", "packaging/requirements-build.lock")
SYSTEMS = ("aarch64-apple-darwin", "x86_64-apple-darwin", "x86_64-pc-windows-msvc", "x86_64-manylinux_2_34")
DECLARED = tuple(
    found[1]
    for each in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["classifiers"]
    if (found := re.fullmatch(r"Programming Language :: Python :: (\d\.\d+)", each))
)

BUILT = {"x86_64-apple-darwin": {"cryptography"}}
"""Packages without a wheel there: pip builds them from their source, with Rust and OpenSSL."""

OUT_OF_REACH = re.compile(r"error sending request|dns error|Could not connect|operation timed out", re.IGNORECASE)
"""What uv says where PyPI cannot be reached."""


def uv() -> str:
    """Path of uv, of LINEUP_UV or among the programs."""
    found = os.environ.get("LINEUP_UV") or shutil.which("uv")
    if found is None:
        pytest.skip("uv is not installed (pip install uv, or LINEUP_UV)")
    return found


@pytest.mark.parametrize("python", [DECLARED[0], DECLARED[-1]])
@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_resolves_by_its_hashes(tmp_path: Path, lock: str, system: str, python: str) -> None:
    pins = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))
    wheels = [word for name in sorted(pins - BUILT.get(system, set())) for word in ("--only-binary", name)]
    command = (uv(), "pip", "install", "--dry-run", "--target", str(tmp_path), "--require-hashes", *wheels)
    where = ("--python-platform", system, "--python-version", python, "-r", str(ROOT / lock))

    ran = subprocess.run((*command, *where), capture_output=True, text=True, encoding="utf-8", check=False)

    if ran.returncode and OUT_OF_REACH.search(ran.stderr):
        pytest.skip("PyPI is out of reach")
    assert ran.returncode == 0, ran.stderr
    assert "Would install" in ran.stderr


def test_each_python_that_is_declared_is_tested() -> None:
    workflow = (ROOT / ".github" / "workflows" / "test.yml").read_text(encoding="utf-8")
    tested = re.search(r"^  linux:.*?python: \[(.*?)\]", workflow, re.MULTILINE | re.DOTALL)

    assert tested is not None
    assert tuple(re.findall(r'"([\d.]+)"', tested[1])) == DECLARED
