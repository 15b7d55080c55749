"""The renderer of the embedded browser runs in a user namespace of its own, whatever the program does at its start.

Chromium switches this sandbox off without a word where it cannot set it up, so only a real renderer can tell.
"""

import os
import shutil
import site
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from desktop_app.ui.shell.chromium import refusal

ROOT = Path(__file__).parents[3]
NOBODY = "65534"

PROGRAM = """
import os, sys
from desktop_app.own_process import forbid_core_files
forbid_core_files()
{more}
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile
from desktop_app.ui.shell.application import make_application
qt = make_application()
profile = QWebEngineProfile()
page = QWebEnginePage(profile)

def tell(ok):
    print(ok, page.renderProcessPid(), flush=True)
    sys.stdin.readline()
    os._exit(0)

page.loadFinished.connect(tell)
page.setHtml("<p>hello")
qt.exec()
"""


@cache
def ordinary() -> tuple[str, ...]:
    """How to run Python as an ordinary user; empty where that cannot be done."""
    if os.getuid():
        return (sys.executable,)
    python = f"/usr/bin/python{sys.version_info.major}.{sys.version_info.minor}"
    if shutil.which("setpriv") is None or not os.access(python, os.X_OK):
        return ()
    return ("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups", python)


def environment(home: Path) -> dict[str, str]:
    """The packages of this one, a home that the user may write, and the sandbox not switched off."""
    found = {name: value for name, value in os.environ.items() if not name.startswith("QTWEBENGINE_")}
    packages = os.pathsep.join((str(ROOT), *site.getsitepackages()))
    places = {name: str(home) for name in ("HOME", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME", "XDG_DATA_HOME")}
    return {**found, **places, "PYTHONPATH": packages, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder of the ordinary user's. Those that pytest made around it may be passed through."""
    folder = tmp_path / "home"
    folder.mkdir(mode=0o700)
    if not os.getuid():
        os.chown(folder, int(NOBODY), int(NOBODY))
        for each in (tmp_path, *tmp_path.parents):
            if each.name.startswith("pytest-") or each == tmp_path:  # pytest's own, and nothing around them
                each.chmod(each.stat().st_mode | 0o001)
    return folder


def namespaces(home: Path, more: str = "") -> tuple[str, str]:
    """The user namespace of the program and that of its renderer. Skips where no ordinary user can run it."""
    command = ordinary()
    if not command:
        pytest.skip("there is no Python here that an ordinary user could run")
    if why := refusal(user=os.getuid() or int(NOBODY)):
        pytest.skip(f"this system has no sandbox for the renderer: {why}")
    around = environment(home)
    look = f"import PySide6.QtWebEngineCore, desktop_app; open({str(home / 'probe')!r}, 'w').close()"
    if subprocess.run([*command, "-c", look], env=around, cwd=home, capture_output=True, check=False).returncode:
        pytest.skip("an ordinary user can neither read the packages here nor write into the tests' folder")
    ran = [*command, "-c", PROGRAM.format(more=more)]
    with subprocess.Popen(
        ran, env=around, cwd=home, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        answer = running.stdout.readline().split()
        try:
            assert answer[:1] == ["True"], running.stderr and running.stderr.read()
            return _namespaces(running.pid, int(answer[1]))
        finally:
            running.communicate("\n", timeout=60)


def _namespaces(*processes: int) -> tuple[str, str]:
    """Return the namespaces as links; where one may not be read, how many numbers each process has tells it as well."""
    try:
        one, other = (str(Path(f"/proc/{process}/ns/user").readlink()) for process in processes)
    except PermissionError:
        one, other = (_depth(process) for process in processes)
    return one, other


def _depth(process: int) -> str:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    (numbers,) = (line.split()[1:] for line in status.splitlines() if line.startswith("NSpid:"))
    return f"{len(numbers)} deep"


@pytest.mark.skipif(sys.platform != "linux", reason="user namespaces are Linux's")
def test_the_renderer_has_a_user_namespace_of_its_own(home: Path) -> None:
    ours, its = namespaces(home)

    assert ours != its


@pytest.mark.skipif(sys.platform != "linux", reason="user namespaces are Linux's")
def test_a_program_that_cannot_be_dumped_would_lose_it(home: Path) -> None:
    """Why there are no core files by a limit, and not by PR_SET_DUMPABLE."""
    ours, its = namespaces(home, "import ctypes; ctypes.CDLL(None).prctl(4, 0, 0, 0, 0)")

    assert ours == its


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no core files")
def test_no_core_file_is_written() -> None:
    program = """
import resource
from desktop_app.__main__ import main
try:
    main(["--version"])
except SystemExit:
    print(resource.getrlimit(resource.RLIMIT_CORE))
"""
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)

    assert told.stdout.splitlines()[-1] == "(0, 0)"
