"""The settings file: a person's own, comments and all."""

import sys
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.errors import DiskFull, SettingsError
from desktop_app.domain.local_order import Newcomers
from desktop_app.domain.proxies import Proxy, ProxyKind
from desktop_app.storage.server_addresses import ServerAddress, checked_address
from desktop_app.storage.settings import Settings, SignInFirst
from desktop_app.storage.settings_file import change_settings, load_settings, save_server
from desktop_app.storage.settings_template import TEMPLATE
from desktop_app.ui.sentences.details import detail_of
from tests.sentences import says

ADDRESS = ServerAddress("https://queues.example.org", "https://login.example.org")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lineup" / "settings.toml"


def test_the_first_start_writes_the_template(path: Path) -> None:
    assert load_settings(path) == Settings()
    assert path.read_text(encoding="utf-8") == TEMPLATE
    assert tomllib.loads(TEMPLATE) == {"netflix": {}, "trakt": {}, "tmdb": {}, "jellyfin": {}, "chew": {}}


def test_every_commented_setting_of_the_template_is_one(path: Path) -> None:
    load_settings(path)
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(line.removeprefix("# ") if " = " in line else line for line in lines), encoding="utf-8")

    shows = ServerAddress("https://shows.example.org", "https://login.example.org")
    staging = ServerAddress("https://api-staging.trakt.tv", "https://auth.example.org")
    own = ServerAddress("https://api.example.org/3", "https://www.example.org/authenticate")
    home = ServerAddress("http://nas:8096", "http://nas:8096")
    servers = {"netflix": ADDRESS, "trakt": staging, "tmdb": own, "jellyfin": home, "chew": shows}
    proxy = Proxy(ProxyKind.SYSTEM, "proxy.example.org", 8080, "ada")
    strange = "keyrings.cryptfile.cryptfile.CryptFileKeyring"
    assert load_settings(path) == Settings(servers, proxy=proxy, other_keyring=strange)


@pytest.mark.parametrize(("text", "place"), [("", Newcomers.BOTTOM), ('new_titles = "top"', Newcomers.TOP)])
def test_where_new_titles_go(path: Path, text: str, place: Newcomers) -> None:
    load_settings(path)
    path.write_text(text, encoding="utf-8")
    assert load_settings(path).new_titles is place


def test_saving_a_server_keeps_what_the_person_wrote(path: Path) -> None:
    load_settings(path)
    path.write_text(
        '# mine\nother = 1 # stays\n\n[netflix]\napi_address = "https://a.example" # old\n', encoding="utf-8"
    )

    settings = save_server(path, "netflix", ADDRESS)

    assert settings == Settings({"netflix": ADDRESS}) == load_settings(path)
    text = path.read_text(encoding="utf-8")
    assert "# mine\nother = 1 # stays" in text
    assert "# old" in text
    assert list(path.parent.iterdir()) == [path]


def test_a_server_of_any_service_is_found_again(path: Path) -> None:
    load_settings(path)
    address = ServerAddress("https://staging.example.org", "https://staging.example.org")
    save_server(path, "another", address)
    assert load_settings(path).servers == {"another": address}


def test_one_address_is_enough(path: Path) -> None:
    load_settings(path)
    path.write_text('[netflix]\napi_address = "https://a.example/"\n', encoding="utf-8")

    assert load_settings(path).servers["netflix"] == ServerAddress("https://a.example", "https://a.example")


@pytest.mark.parametrize(("text", "minutes"), [("", 5), ("refresh_minutes = 0", 0), ("refresh_minutes = 0.5", 0.5)])
def test_how_often_to_look(path: Path, text: str, minutes: float) -> None:
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")

    assert load_settings(path).refresh_minutes == minutes


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[netflix]\napi_address = https://a.example\n", ("line 2",)),
        ("[netflix]\n[netflix]\n", ("netflix",)),
        ("netflix = 1\n", ("[netflix]", "table")),
        ("[netflix]\napi_address = 7\n", ("api_address", "[netflix]", "quotes")),
        ('[netflix]\nsign_in_address = "ftp://a.example"\n', ("sign_in_address", "https://")),
        ('[netflix]\napi_address = "http://[x"\n', ("api_address",)),
        ('# one\nnew_titles = "middle"\n', ("line 2", "new_titles", '"top" or "bottom"')),
        ('desktop_notices = "yes"\n', ("line 1", "desktop_notices", "true or false")),
        ("leaving_days = 366\n", ("leaving_days", "365")),
        ("start_with = 3\n", ("start_with", "quotes")),
        ('sign_in_first = "elsewhere"\n', ("sign_in_first", '"service", "window" or "browser"')),
        ('proxy = "mine"\n', ("proxy", '"system", "none", "manual" or "socks5"')),
        ('proxy = "manual"\n', ("proxy", "name or number")),
        ('proxy = "manual"\nproxy_host = "p"\n', ("port",)),
        ('proxy = "socks5"\nproxy_host = "p"\n', ("port",)),
        ("new_titles = 1\n", ("new_titles",)),
        ("new_titles = []\n", ("new_titles",)),
        ('proxy = "none"\nproxy_port = 80.5\n', ("line 2", "proxy_port", "whole number")),
        ('proxy = "manual"\nproxy_host = "a..b"\nproxy_port = 80\n', ("proxy", "name or number")),
        ("refresh_minutes = -1\n", ("refresh_minutes", "0 (never)")),
        ("refresh_minutes = nan\n", ("refresh_minutes",)),
        ("refresh_minutes = 5000\n", ("refresh_minutes", "1440")),
        ("refresh_minutes = true\n", ("refresh_minutes",)),
        ('refresh_minutes = "often"\n', ("refresh_minutes", "number")),
    ],
)
def test_a_mistake_is_named_with_its_file_and_place(path: Path, text: str, named: tuple[str, ...]) -> None:
    load_settings(path)
    path.write_text(text, encoding="utf-8")

    with pytest.raises(SettingsError) as caught:
        load_settings(path)

    for word in (str(path), *named):
        assert word in detail_of(caught.value)
    assert path.read_text(encoding="utf-8") == text


def test_a_file_that_is_not_utf_8(path: Path) -> None:
    load_settings(path)
    path.write_bytes(b"# caf\xe9")

    with pytest.raises(SettingsError, check=says("UTF-8")):
        load_settings(path)


def test_a_folder_that_cannot_be_made(path: Path) -> None:
    path.parent.write_text("a file")

    with pytest.raises(DiskFull):
        load_settings(path)


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        ("https://queues.example.org", "https://queues.example.org"),
        (" https://queues.example.org/ ", "https://queues.example.org"),
        ("https://queues.example.org:8443/netflix/", "https://queues.example.org:8443/netflix"),
        ("http://localhost:4312", "http://localhost:4312"),
        ("http://127.0.0.1:4312", "http://127.0.0.1:4312"),
        ("http://[::1]:4312", "http://[::1]:4312"),
        ("http://192.168.1.2", "http://192.168.1.2"),
        ("http://172.31.0.1", "http://172.31.0.1"),
        ("http://10.0.0.1", "http://10.0.0.1"),
        ("http://player.local", "http://player.local"),
        ("http://nas:8096", "http://nas:8096"),
        ("http://films.home.arpa/jellyfin/", "http://films.home.arpa/jellyfin"),
    ],
)
def test_an_address_in_its_plain_form(address: str, plain: str) -> None:
    assert checked_address(address) == plain


@pytest.mark.parametrize(
    "address",
    [
        "",
        "queues.example.org",
        "https://",
        "ftp://queues.example.org",
        "file:///etc/passwd",
        "http://queues.example.org",
        "http://8.8.8.8",
        "http://172.32.0.1",
        "http://10.evil.example",
        "http://127.0.0.1.evil.example",
        "http://192.168.evil.example",
        "https://a.example?x=1",
        "https://a.example#x",
        "https://me@a.example",
        "https://me:word@a.example",
        "https://a b.example",
        "https://exa\u202emple.org",
        "https://a.example:99999",
        "https://a.example:port",
        "https://[x",
        "https://@a.example",
        r"https://evil.example\.trakt.tv",
        "https://%65vil.example",
        "https://evil.example:00000000000000000000443",
    ],
)
def test_what_is_no_address(address: str) -> None:
    with pytest.raises(ValueError, check=says(r"\w")):
        checked_address(address)


CHANGED = Settings(
    {"netflix": ADDRESS},
    refresh_minutes=2.5,
    new_titles=Newcomers.TOP,
    poster_cache_megabytes=50.0,
    start_with="a1/instant",
    sign_in_first=SignInFirst.BROWSER,
    leaving_days=3.0,
    desktop_notices=True,
    proxy=Proxy(ProxyKind.MANUAL, "proxy.example.org", 3128, "ada"),
)


def test_all_changes_are_found_again_and_every_explanation_stays(path: Path) -> None:
    assert change_settings(path, load_settings(path), CHANGED) == CHANGED == load_settings(path)

    text = path.read_text(encoding="utf-8")
    explained = [line for line in TEMPLATE.splitlines() if line.startswith("#") and " = " not in line]
    assert [line for line in text.splitlines() if line in explained] == explained
    assert "or ask for it.\nrefresh_minutes = 2.5\n" in text
    assert "0: none.\nposter_cache_megabytes = 50\n" in text
    assert change_settings(path, CHANGED, Settings()) == Settings(start_with="last")


@pytest.mark.parametrize("line", [line for line in TEMPLATE.splitlines() if line.startswith("# leaving_days = ")])
def test_an_example_that_was_copied_below_itself_stays_one(path: Path, line: str) -> None:
    path.parent.mkdir()
    path.write_text(TEMPLATE.replace(line, f"{line}\n{line}"), encoding="utf-8")

    assert change_settings(path, Settings(), Settings(leaving_days=3)) == Settings(leaving_days=3)
    assert f"\nleaving_days = 3\n{line}\n" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("key", "most"), [("refresh_minutes", 1440), ("poster_cache_megabytes", 100_000), ("leaving_days", 365)]
)
def test_a_number_may_be_nought_or_the_most_and_no_more(path: Path, key: str, most: int) -> None:
    load_settings(path)
    for number in (0, most):
        path.write_text(f"{key} = {number}\n", encoding="utf-8")
        assert getattr(load_settings(path), key) == number
    path.write_text(f"{key} = {most + 1}\n", encoding="utf-8")
    with pytest.raises(SettingsError):
        load_settings(path)


def test_a_persons_own_line_is_changed_and_the_example_above_it_stays_one(path: Path) -> None:
    path.parent.mkdir()
    mine = TEMPLATE.replace("# leaving_days = 7\n", "# leaving_days = 7\nleaving_days = 9 # mine\n")
    path.write_text(mine, encoding="utf-8")

    before = load_settings(path)
    assert change_settings(path, before, replace(before, leaving_days=3)) == Settings(leaving_days=3)
    assert path.read_text(encoding="utf-8") == mine.replace("leaving_days = 9 # mine", "leaving_days = 3 # mine")


def test_what_is_taken_out_leaves_the_rest_of_the_file(path: Path) -> None:
    path.parent.mkdir()
    mine = 'proxy = "manual"\nproxy_host = "p.example"\nproxy_port = 80\nproxy_user = "ada"\nleaving_days = 9\n'
    path.write_text(mine, encoding="utf-8")

    before = load_settings(path)
    after = replace(before, proxy=replace(before.proxy, user=""))
    assert change_settings(path, before, after) == after
    assert path.read_text(encoding="utf-8") == mine.replace('proxy_user = "ada"\n', "")


def test_only_what_differs_is_written(path: Path) -> None:
    path.parent.mkdir()
    mine = "# mine\n[later]\nunknown = [1, 2] # stays\n\n[trakt] # too\n# refresh_minutes = 5\n"
    path.write_text(mine, encoding="utf-8")

    changed = change_settings(path, Settings(), Settings(refresh_minutes=7))

    assert changed == Settings(refresh_minutes=7)
    text = path.read_text(encoding="utf-8")
    assert text.replace("refresh_minutes = 7\n", "").replace("\n", "") == mine.replace("\n", "")


def test_what_was_written_by_hand_meanwhile_is_kept(path: Path) -> None:
    load_settings(path)
    path.write_text("leaving_days = 30\n", encoding="utf-8")

    assert change_settings(path, Settings(), Settings(refresh_minutes=0)) == Settings(
        refresh_minutes=0, leaving_days=30
    )


@pytest.mark.parametrize("text", ["refresh_minutes = [\n", "refresh_minutes = -1\n", "a = 1\na = 2\n"])
def test_a_broken_file_is_never_written_over(path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")

    with pytest.raises(SettingsError):
        change_settings(path, Settings(), CHANGED)

    assert path.read_text(encoding="utf-8") == text


@pytest.mark.skipif(sys.platform == "win32", reason="Windows wants a right for links")
def test_a_file_behind_a_link_stays_there(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    real = tmp_path / "dotfiles.toml"
    real.write_text("leaving_days = 1\n", encoding="utf-8")
    path.symlink_to(real)

    change_settings(path, Settings(leaving_days=1), Settings(leaving_days=2))

    assert path.is_symlink()
    assert "leaving_days = 2" in real.read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_a_file_behind_a_link_keeps_who_may_read_it_and_ours_is_for_the_person_alone(
    path: Path, tmp_path: Path
) -> None:
    path.parent.mkdir()
    real = tmp_path / "dotfiles.toml"
    real.write_text("leaving_days = 1\n", encoding="utf-8")
    real.chmod(0o644)
    path.symlink_to(real)
    change_settings(path, Settings(leaving_days=1), Settings(leaving_days=2))
    assert real.stat().st_mode & 0o777 == 0o644

    path.unlink()
    load_settings(path)
    path.chmod(0o644)
    change_settings(path, Settings(), Settings(leaving_days=2))
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_server_that_is_taken_away(path: Path) -> None:
    load_settings(path)
    save_server(path, "netflix", ADDRESS)
    assert change_settings(path, Settings({"netflix": ADDRESS}), Settings()) == Settings()
    assert "stand in for it" in path.read_text(encoding="utf-8")


def test_a_file_of_windows_begins_with_a_mark(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"\xef\xbb\xbfleaving_days = 30\r\n")

    assert load_settings(path).leaving_days == 30
    assert change_settings(path, Settings(), Settings(refresh_minutes=1)) == Settings(
        leaving_days=30, refresh_minutes=1
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows wants a right for links")
def test_a_link_that_leads_to_itself_is_a_file_that_cannot_be_written(path: Path) -> None:
    path.parent.mkdir()
    path.symlink_to(path)

    with pytest.raises(DiskFull):
        load_settings(path)


def test_what_could_not_be_read_again_is_not_written(path: Path) -> None:
    before = load_settings(path)

    with pytest.raises(SettingsError):
        change_settings(path, before, Settings(proxy=Proxy(ProxyKind.NONE, port=99_999)))

    assert path.read_text(encoding="utf-8") == TEMPLATE
