"""A description from elsewhere is compared with the one that is there before anything is written."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import DescriptionError
from desktop_app.providers import PROVIDERS
from desktop_app.providers.described import DescribedProvider, adopt, keep, read_folder, read_text
from desktop_app.providers.described.parser import MOST_DOTS
from desktop_app.providers.described.profile import _TILES
from tests.growth import processor_seconds
from tests.sentences import mistakes_of, says

KNOWN = frozenset(provider.profile.id for provider in PROVIDERS)
FILMS = """id = "films"
name = "Films Club"
letter = "F"
colour = "#4A6D8C"
flows = ["code"]
client = { id = "c", secret = "hush-hush" }
[endpoints]
authorization = "https://films.example/authorize"
token = "https://films.example/token"
revocation = "https://films.example/revoke"
[user]
url = "https://films.example/me"
id = "id"
name = "name"
"""


def written(folder: Path, text: str, name: str = "new.toml") -> Path:
    (folder / name).write_bytes(text.encode())
    return folder / name


@pytest.fixture
def services(tmp_path: Path) -> Path:
    """A folder with the films' description."""
    folder = tmp_path / "services"
    keep(adopt(written(tmp_path, FILMS), folder, KNOWN))
    return folder


def test_who_vouches_for_its_servers_is_a_change(services: Path, tmp_path: Path) -> None:
    adoption = adopt(written(tmp_path, f'authorities = "/new.pem"\n{FILMS}'), services, KNOWN)

    assert [(change.what, change.after) for change in adoption.changes] == [("authorities", "/new.pem")]


LISTS = """
[[lists.named]]
id = "queue"
name = "Queue"
[items]
url = "https://films.example/items"
title = "id"
name = "name"
[move]
kind = "index"
url = "https://films.example/move"
body = { id = "{title}", at = "{index}" }
"""


def test_other_calls_for_lists_are_a_change(services: Path, tmp_path: Path) -> None:
    keep(adopt(written(tmp_path, FILMS + LISTS), services, KNOWN))
    moved = adopt(written(tmp_path, FILMS + LISTS.replace("films.example/", "evil.example/")), services, KNOWN)
    worded = adopt(written(tmp_path, FILMS + LISTS.replace("at =", "position =")), services, KNOWN)

    assert [change.what for change in moved.changes] == ["items.url"]
    assert [change.what for change in worded.changes] == ["lists"]


def test_an_account_is_not_used_where_a_file_leads_its_lists_elsewhere() -> None:
    """The sign-in goes along with each call for a list, so that these hosts are part of whose account it is."""
    here = DescribedProvider(read_text(FILMS + LISTS, "films.toml")).own_server.name
    elsewhere = DescribedProvider(
        read_text(
            FILMS + LISTS.replace("films.example/items", "evil.example/items").partition("[move]")[0], "films.toml"
        )
    ).own_server.name
    without = DescribedProvider(read_text(FILMS, "films.toml")).own_server.name
    assert len({here, elsewhere, without}) == 3
    assert "evil.example" in elsewhere


def test_a_new_one_changes_nothing_and_is_copied_when_it_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "services"
    adoption = adopt(written(tmp_path, FILMS), folder, KNOWN)
    assert adoption.changes == ()
    assert not folder.exists()
    assert keep(adoption).profile.name == "Films Club"
    assert (folder / "films.toml").read_text() == FILMS


def test_the_same_text_changes_nothing(tmp_path: Path, services: Path) -> None:
    assert adopt(written(tmp_path, FILMS.replace("\n", "\r\n")), services, KNOWN).changes == ()


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("https://films.example/authorize", "https://evil.example/authorize", "endpoints.authorization"),
        ("https://films.example/token", "https://evil.example/token", "endpoints.token"),
        ("https://films.example/token", "https://films.example/~mallory/token", "endpoints.token"),
        ("https://films.example/revoke", "https://films.example:8443/revoke", "endpoints.revocation"),
        ("https://films.example/me", "https://films.example.evil.example/me", "user.url"),
        ("Films Club", "Another club", "name"),
        ("hush-hush", "another", "client.secret"),
        ('id = "c"', 'id = "d"', "client.id"),
        ('["code"]', '["code", "key"]', "flows"),
        ('letter = "F"', 'letter = "G"', "comments"),
    ],
)
def test_each_change_is_told_and_nothing_is_written(
    tmp_path: Path, services: Path, old: str, new: str, what: str
) -> None:
    adoption = adopt(written(tmp_path, FILMS.replace(old, new)), services, KNOWN)
    assert what in [change.what for change in adoption.changes]
    assert "hush" not in repr(adoption)
    assert (services / "films.toml").read_text() == FILMS

    keep(adoption)
    assert (services / "films.toml").read_text() == FILMS.replace(old, new)


def test_what_was_shown_is_what_is_written(tmp_path: Path, services: Path) -> None:
    file = written(tmp_path, FILMS.replace("Films Club", "Another club"))
    adoption = adopt(file, services, KNOWN)
    file.write_text(FILMS.replace("films.example", "evil.example"))
    keep(adoption)
    assert "evil" not in (services / "films.toml").read_text()


def test_a_service_in_a_file_of_another_name_is_replaced_there(tmp_path: Path) -> None:
    services = tmp_path / "services"
    services.mkdir()
    written(services, FILMS, "mine.toml")
    adoption = adopt(written(tmp_path, FILMS.replace("Films Club", "Another club")), services, KNOWN)
    assert [change.what for change in adoption.changes] == ["name"]
    keep(adoption)
    assert [path.name for path in services.iterdir()] == ["mine.toml"]
    assert [each.profile.name for each in read_folder(services, KNOWN).providers] == ["Another club"]


@pytest.mark.parametrize("name", ["Trakt", "Tᴦakt", "Netflix (official)", "LINEUP", "Films  Club", "FILMS CLUB"])
def test_a_strangers_name_is_refused(tmp_path: Path, services: Path, name: str) -> None:
    text = FILMS.replace("Films Club", name).replace('id = "films"', 'id = "others"')
    with pytest.raises(DescriptionError, check=says("name: expected")):
        adopt(written(tmp_path, text), services, KNOWN)


def test_a_tile_like_a_known_services_is_grey() -> None:
    known = {(p.profile.letter, p.profile.colour) for p in PROVIDERS if p.profile.colour}
    assert known <= set(_TILES)
    copy = FILMS.replace('letter = "F"', 'letter = "t"').replace("#4A6D8C", "#7A4B86")
    assert DescribedProvider(read_text(copy, "x.toml")).profile.colour == ""
    assert DescribedProvider(read_text(FILMS, "x.toml")).profile.colour == "#4A6D8C"


HOSTILE = (
    "a" + ".a" * 30_000 + " = 1",
    "[" + "a." * 30_000 + "a]",
    'x = {a = """z"""", ' + "b." * 20_000 + 'b = 1, c = "q"}',
    '"a"' + '."a"' * 15_000 + " = 1",
    ("a." * MOST_DOTS + "a = 1\n") * 300,
    "[" * 60_000,
    "x = " + "[" * 900 + "]" * 900,
    "x = {a = " * 900,
    "x = " + "9" * 60_000,
    "x = 0x" + "f" * 60_000,
    'x = "' + "\\u0041" * 10_000 + '"',
    "\n".join(f"[[scopes]]\nvalue = '{n}'" for n in range(2_500)),
    "\n".join(f"k{n} = 1" for n in range(5_000)),
    'name = "' + "T r a k t " * 6_000 + '"',
)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: re.sub(r"\s+", " ", text[:12]))
def test_no_file_takes_long_to_refuse(text: str) -> None:
    def refused() -> None:
        with pytest.raises(DescriptionError):
            read_text(text, "x.toml", KNOWN)

    assert processor_seconds(refused) < 1


@given(st.text(alphabet=st.sampled_from("ab.=\"'[]{}#\n\\, \u200b0"), max_size=200) | st.text(max_size=80))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    told: tuple[str, ...] = ()
    try:
        read_text(text, "x.toml", KNOWN)
    except DescriptionError as error:
        told = mistakes_of(error)
    assert all(mistake.startswith("x.toml") for mistake in told)
