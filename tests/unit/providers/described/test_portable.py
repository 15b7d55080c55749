"""A description leaves this computer without keys; where a secret stands in its middle, it stays."""

from pathlib import Path

import pytest

from desktop_app.masking import Hold
from desktop_app.providers.described import portable, read_text

PLAIN = 'name = "Far"\nflows = ["code"]\nissuer = "https://far.example"\n'
KEY = 'name = "Far"\nflows = ["key"]\n[user]\nurl = "https://far.example/me"\nid = "id"\nname = "name"\n'
SECRET = "n0body-may-see-this"


def test_the_client_and_comments_are_left_out(tmp_path: Path) -> None:
    text = f'{PLAIN}# the secret was {SECRET}\n[client]\nid = "lineup"\nsecret = "{SECRET}"\n'
    (tmp_path / "far.toml").write_text(text)
    found = portable(tmp_path, ())
    assert found.left_out == ()
    assert SECRET not in found.texts["far.toml"]
    assert "lineup" not in found.texts["far.toml"]
    service = read_text(found.texts["far.toml"], "far.toml", ())
    assert (service.name, service.issuer, service.client) == ("Far", "https://far.example", None)


def test_the_file_is_called_by_the_id_of_its_service(tmp_path: Path) -> None:
    (tmp_path / "my own file.toml").write_text(f'id = "far"\n{PLAIN}')
    assert [*portable(tmp_path, ()).texts] == ["far.toml"]


@pytest.mark.parametrize(
    "more",
    [
        f'[user.headers]\nX-Api-Key = "{SECRET}"\n',
        f'[user.parameters]\napi_key = "{SECRET}"\n',
        f'[user.headers]\nX-Who = "{SECRET}"\n',
    ],
)
def test_a_description_that_holds_a_secret_is_left_out(tmp_path: Path, more: str) -> None:
    (tmp_path / "far.toml").write_text(KEY + more)
    with Hold(SECRET):
        found = portable(tmp_path, ())
    assert found.texts == {}
    assert found.left_out == ("Far",)


def test_headers_that_hold_no_secret_stay(tmp_path: Path) -> None:
    (tmp_path / "far.toml").write_text(f'{KEY}[user.headers]\nAccept = "application/json"\n')
    assert "application/json" in portable(tmp_path, ()).texts["far.toml"]


def test_a_folder_that_is_not_there_describes_nothing(tmp_path: Path) -> None:
    assert portable(tmp_path / "nowhere", ()).texts == {}
