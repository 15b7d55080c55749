"""The whole program's backup: without secrets, with descriptions that are asked about, finished by the next start."""

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from desktop_app.app.lifetime import App
from desktop_app.domain.account import Account, AccountId, Person
from desktop_app.domain.credentials import BearerToken, ClientCredentials
from desktop_app.domain.errors import DiskFull
from desktop_app.storage.own_history import OwnHistory
from desktop_app.storage.profile import profile_in
from desktop_app.storage.settings_file import load_settings
from desktop_app.tour.buttons import buttons, click_button
from desktop_app.tour.hands import until
from desktop_app.ui.backups.controller import BackupsController
from desktop_app.ui.style.theme import Theme
from tests.end2end.secret_search import found
from tests.ui.whole_program import said, started

SECRETS = {
    f"{what}-n0body-may-see-{number}": what for number, what in enumerate(("key", "token", "refresh", "described"))
}
KEY, TOKEN, REFRESH, DESCRIBED = SECRETS
FAR = 'name = "Far"\nflows = ["code"]\nissuer = "https://far.example"\n'


def backups(app: App) -> BackupsController:
    assert app.program is not None
    return app.program.features.backups


async def restore(app: App, file: Path) -> None:
    backups(app).look_at(str(file))
    await until(lambda: backups(app).window is not None, "the preview")
    window = backups(app).window
    assert window is not None
    window.restore.click()


def write_backup(file: Path, **parts: str) -> None:
    """Write a backup such as somebody makes by hand."""
    with ZipFile(file, "w") as made:
        made.writestr("manifest.json", json.dumps({"format": "lineup-backup", "version": 1}))
        for name, content in parts.items():
            made.writestr(name, content)


async def test_no_secret_is_in_the_file(theme: Theme, tmp_path: Path) -> None:
    profile, file = profile_in(tmp_path / "profile"), tmp_path / "all.zip"
    profile.services.mkdir(parents=True)
    (profile.services / "far.toml").write_text(f'{FAR}client = {{ id = "lineup", secret = "{DESCRIBED}" }}\n')
    profile.settings.write_text('proxy = "none"\nleaving_days = 3\n')
    async with started(profile, theme) as app:
        assert app.accounts is not None
        journal = app.accounts._journal
        journal.save_account(Account(AccountId("a"), "trakt", "Trakt", Person("7", "ada"), "Ada"))
        await app.accounts.keys.save("trakt", ClientCredentials(KEY, KEY[::-1]))
        await app.accounts._credentials.save_credentials(AccountId("a"), BearerToken(TOKEN, REFRESH, 1e10))
        backups(app).back_up(str(file))
        bar = app.window.message_bar
        await until(lambda: any(told.lead == "Backed up." for told in bar.messages), "the backup")
    whole = file.read_bytes()
    with ZipFile(BytesIO(whole)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    secrets = {**SECRETS, KEY[::-1]: "its secret"}
    assert not found(secrets, [("the file", whole), *parts])
    assert {"manifest.json", "accounts/1-trakt.json", "settings.toml", "services/far.toml"} <= dict(parts).keys()
    assert b"proxy" not in dict(parts)["settings.toml"]


async def test_a_description_of_a_backup_is_added_when_the_person_says_so(theme: Theme, tmp_path: Path) -> None:
    profile, file = profile_in(tmp_path / "profile"), tmp_path / "all.zip"
    write_backup(
        file, **{"services/far.toml": FAR, "services/wrong.toml": "name = 1\n", "settings.toml": "leaving_days = 3"}
    )
    async with started(profile, theme) as app:
        await restore(app, file)
        await until(lambda: "Restored. The backup describes 2 services." in said(app), "the question")
        assert not (profile.services / "far.toml").exists()
        await click_button(app.window, "Add far.toml")
        await until(lambda: "Far can be linked." in said(app), "the service to be there")
        assert (profile.services / "far.toml").read_text() == FAR
        await click_button(app.window, "Add wrong.toml")
        await until(lambda: "can’t be added" in said(app), "the refusal")
        assert not (profile.services / "wrong.toml").exists()


async def test_a_description_that_would_replace_one_shows_where_it_leads(theme: Theme, tmp_path: Path) -> None:
    profile, file = profile_in(tmp_path / "profile"), tmp_path / "all.zip"
    profile.services.mkdir(parents=True)
    (profile.services / "far.toml").write_text(FAR)
    write_backup(file, **{"services/far.toml": FAR.replace("far.example", "evil.example")})
    async with started(profile, theme) as app:
        await restore(app, file)
        await until(lambda: buttons(app.window, "Add far.toml"), "the question")
        await click_button(app.window, "Add far.toml")
        await until(lambda: "far.example → evil.example" in said(app), "where it leads")
        assert (profile.services / "far.toml").read_text() == FAR


async def test_settings_count_at_once(theme: Theme, tmp_path: Path) -> None:
    profile, file = profile_in(tmp_path / "profile"), tmp_path / "all.zip"
    write_backup(file, **{"settings.toml": 'new_titles = "top"\nproxy = "none"\n'})
    async with started(profile, theme) as app:
        assert app.accounts is not None
        await restore(app, file)
        await until(lambda: "Restored." in said(app), "the settings")
        await until(lambda: app.accounts is not None and app.accounts.newcomers.value == "top", "the setting")
    assert load_settings(profile.settings).proxy.kind.value == "system"


async def test_the_next_start_finishes_what_a_full_disk_cut_off(
    theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile, file = profile_in(tmp_path / "profile"), tmp_path / "all.zip"
    write_backup(file, **{"settings.toml": "leaving_days = 3", "answers.json": '{"same": [["a", "b", true]]}'})

    def full(*_: object) -> None:
        raise DiskFull

    async with started(profile, theme) as app:
        with monkeypatch.context() as patched:
            patched.setattr(OwnHistory, "take", full)
            await restore(app, file)
            await until(lambda: "restored completely yet" in said(app), "the message")
    async with started(profile, theme) as app:
        assert load_settings(profile.settings).leaving_days == 3.0
        backups(app).look_at(str(file))
        await until(lambda: backups(app).window is not None, "the preview")
        window = backups(app).window
        assert window is not None
        assert "Everything in this backup is here already." in window.said
