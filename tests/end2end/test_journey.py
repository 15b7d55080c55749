"""The whole program: the tour in a process of its own, then a second start that needs no signing in."""

import asyncio
import base64
import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import pytest

from desktop_app.app.lifetime import App
from desktop_app.demo import Demo
from desktop_app.storage.profile import profile_in
from desktop_app.sync.state import Health
from desktop_app.tour.hands import until
from desktop_app.tour.report import Report
from desktop_app.tour.scene import Scene, key_of
from desktop_app.ui.sentences.accounts import store_in_words
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.style.theme import Theme
from tests.end2end.secret_search import found, places

pytestmark = [pytest.mark.keyring, pytest.mark.webengine, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory, display: str, system_keyring: str) -> Path:
    """The folder of a tour that was just made: pictures, report, and its profile."""
    assert display
    assert system_keyring
    folder = tmp_path_factory.mktemp("tour")
    record = folder.parent / f"{folder.name}-record.json"
    told = ("--tour", str(folder), "--profile", str(folder / "profile"))
    command = (sys.executable, "-m", "tests.end2end.recorded_tour", str(record), *told)
    with (folder / "stdout.txt").open("w") as out, (folder / "stderr.txt").open("w") as err:
        program = subprocess.Popen(command, stdout=out, stderr=err)
        seen = set[bytes]()
        while program.poll() is None:
            seen |= shown_by_processes(program.pid)
            with suppress(subprocess.TimeoutExpired):
                program.wait(0.5)
    (folder / "processes.txt").write_bytes(b"\n".join(sorted(seen)))
    said = (folder / "stderr.txt").read_text()
    assert program.returncode == 0, (folder / "stdout.txt").read_text() + said
    assert "Traceback" not in said
    assert "Release of profile requested" not in said
    return folder


def shown_by_processes(parent: int) -> set[bytes]:
    """Command lines and environments, as `ps` shows them to everybody, of a process and all of its children."""
    found: set[bytes] = set()
    for name in ("cmdline", "environ"):
        with suppress(OSError):  # it has ended meanwhile
            found.add(Path(f"/proc/{parent}/{name}").read_bytes())
    for tasks in Path(f"/proc/{parent}/task").glob("*/children"):
        with suppress(OSError):
            for child in tasks.read_text().split():
                found |= shown_by_processes(int(child))
    return found


def test_no_secret_of_the_tour_is_anywhere(tour: Path) -> None:
    """Secrets are looked for on disk, in logs, in printed text, in command lines, in environments, on the clipboard."""
    record = json.loads((tour.parent / f"{tour.name}-record.json").read_text())
    secrets = record["issued"]
    assert len(secrets) > 20
    emulators_own = (tour / "profile").glob("sandbox*.json")  # what the services remember, not the program
    clipboard = [("the clipboard", text.encode()) for text in record["copied"]]
    where = [*places((tour,), emulators_own), *clipboard]
    assert (tour / "processes.txt").stat().st_size
    assert found(secrets, where) == []


@pytest.mark.parametrize("shift", range(5))
def test_a_secret_is_found_in_every_form(shift: int) -> None:
    secret, before = "tOken/with+marks=and-more", "x" * shift
    encoded = (
        (before + secret).encode(),
        base64.b64encode(f"{before}{secret}{before}".encode()),
        base64.urlsafe_b64encode(f"{before}{secret}{before}".encode()),
        quote(secret, safe="").encode(),
        secret.encode().hex().encode(),
        secret.encode("utf-16-le"),
    )
    for held in encoded:
        assert found({secret: "somebody"}, [("here", before.encode() + held)]), held
    assert not found({secret: "somebody"}, [("here", secret[:-1].encode())])


def test_the_tour_is_good(tour: Path) -> None:
    report = json.loads((tour / "report.json").read_text())
    assert report["good"]
    assert all(step["ok"] for step in report["steps"])
    assert len(report["pictures"]) == len(set(report["pictures"])) > 10
    assert all((tour / picture).stat().st_size for picture in report["pictures"])


async def test_a_second_start_shows_the_accounts_and_a_list_again(tour: Path, theme: Theme) -> None:
    profile = profile_in(tour / "profile")
    app = App(MainWindow(), profile, Demo(profile), theme)
    running = asyncio.ensure_future(app.run())
    await until(lambda: _is_in_step(app), "the queue")
    assert app.demo is not None
    assert app.accounts is not None
    assert app.program is not None
    page = app.window.page
    assert page is not None
    assert [account.provider for account in app.accounts.all] == ["netflix", "tmdb"]
    assert {account.person.name for account in app.accounts.all} == {"Ada Lovelace"}
    rows = [key_of(row.item.title.id) for row in page.model.rows if row.number is not None]
    assert rows == Scene(app, Report(tour)).served
    assert app.program.features.accounts.wizard is None
    assert store_in_words(app.accounts.credentials.place) == "the system keyring"
    app.window.close()
    await running


def _is_in_step(app: App) -> bool:
    page = app.window.page
    return page is not None and page.model.state is not None and page.model.state.health is Health.IN_STEP
