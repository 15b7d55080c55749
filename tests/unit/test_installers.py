"""The recipes of the packages agree with the program and with each other."""

import json
import plistlib
import re
import shutil
import sys
from configparser import ConfigParser
from importlib import import_module
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

PACKAGING = Path(__file__).parents[2] / "packaging"
LOCK = (PACKAGING.parent / "requirements.lock").read_text(encoding="utf-8")
QT_NEEDS_MACOS = (13, 0)
"""From `macosx_13_0_universal2`, the tag of PySide6 6.11's wheels."""

APPLICATION = "io.github.lineup.Lineup"

sys.path.insert(0, str(PACKAGING / "bundle"))
trimming = import_module("trimming")
symbol_versions = import_module("symbol_versions")


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("PySide6/Qt/translations/qtwebengine_locales/de.pak", "Chromium's other languages"),
        ("PySide6/Qt/translations/qtwebengine_locales/en-US.pak", ""),
        ("PySide6/Qt/translations/qtbase_de.qm", "Qt's translations"),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", ""),
        ("PySide6/plugins/platforms/qwindows.dll", ""),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", "Qt plugins that are never loaded"),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", "Qt plugins that are never loaded"),
        ("PySide6/Qt/resources/qtwebengine_devtools_resources.pak", "Chromium's developer tools"),
        ("PySide6/Qt/resources/qtwebengine_resources.pak", ""),
        ("PySide6/Qt/libexec/QtWebEngineProcess", ""),
    ],
)
def test_what_a_bundle_leaves_out(path: str, part: str) -> None:
    assert trimming.part_of(path) == part


def test_libraries_that_nothing_needs_are_orphans() -> None:
    needs = {"/module": ["libA.so"], "/A": ["libB.so"], "/C": ["libD.so"]}
    entries = [
        ("module.so", "/module", "EXTENSION"),
        ("PySide6/Qt/lib/libA.so", "/A", "BINARY"),
        ("libA.so", "PySide6/Qt/lib/libA.so", "SYMLINK"),
        ("libB.so", "/B", "BINARY"),
        ("libC.so", "/C", "BINARY"),
        ("libD.so", "/D", "BINARY"),
        ("libsoftokn3.so", "/softokn", "BINARY"),
        ("pillow.libs/libE-1234.so", "/E", "BINARY"),
    ]

    assert trimming.orphans(entries, lambda place: needs.get(place, [])) == {
        *("libC.so", "libD.so", "pillow.libs/libE-1234.so")
    }


OBJDUMP = """
Version definitions:
2 0x00 0x0b792650 GLIBCXX_3.4.99

Version References:
  required from libstdc++.so.6:
    0x0297f871 0x00 05 GLIBCXX_3.4.9
    0x0297f871 0x00 06 GLIBCXX_3.4.21
    0x056bafd3 0x00 04 CXXABI_1.3
  required from libc.so.6:
    0x09691a75 0x00 02 GLIBC_2.2.5
    0x069691b4 0x00 03 GLIBC_2.34
    0x09691a70 0x00 07 GLIBC_PRIVATE
"""


def test_versions_that_a_library_needs_are_compared_as_numbers() -> None:
    needed = symbol_versions.needed_by(OBJDUMP)

    assert needed == [
        *(("GLIBCXX", "3.4.9"), ("GLIBCXX", "3.4.21"), ("CXXABI", "1.3")),
        *(("GLIBC", "2.2.5"), ("GLIBC", "2.34")),
    ]
    assert max((version for kind, version in needed if kind == "GLIBCXX"), key=symbol_versions.number) == "3.4.21"


@pytest.mark.skipif(not shutil.which("objdump"), reason="needs binutils")
def test_a_library_too_new_for_the_oldest_system_fails_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(sys.executable, tmp_path / "program")
    (tmp_path / "readme.txt").write_text("no program")

    assert symbol_versions.main(tmp_path) == 0
    monkeypatch.setattr(symbol_versions, "OLDEST", {"GLIBC": "2.1"})
    assert symbol_versions.main(tmp_path) == 1
    assert "by program; the oldest system has 2.1" in capsys.readouterr().out


def test_the_desktop_finds_everything_by_one_name() -> None:
    entry = ConfigParser(interpolation=None)
    entry.read(PACKAGING / "linux" / "lineup.desktop", encoding="utf-8")
    metadata = ET.parse(PACKAGING / "linux" / f"{APPLICATION}.metainfo.xml")
    mime = ET.parse(PACKAGING / "linux" / "lineup-service.xml")
    flatpak = (PACKAGING / "flatpak" / f"{APPLICATION}.yml").read_text(encoding="utf-8")

    assert entry["Desktop Entry"]["Icon"] == "lineup"
    assert entry["Desktop Entry"]["Exec"] == "lineup %f"
    assert metadata.findtext("id") == APPLICATION
    assert metadata.findtext("launchable") == "lineup.desktop"
    (kind,) = (element for element in mime.iter() if element.tag.endswith("mime-type"))
    assert metadata.findtext("provides/mediatype") == kind.get("type")
    assert f"id: {APPLICATION}\n" in flatpak
    assert APPLICATION in (PACKAGING / "bundle" / "lineup.spec").read_text(encoding="utf-8")


def test_no_recipe_names_a_version() -> None:
    recipes = [path for path in PACKAGING.rglob("*") if path.suffix in {".desktop", ".1", ".nsi", ".plist", ".spec"}]
    recipes += [PACKAGING / "debian" / "control", PACKAGING / "linux" / f"{APPLICATION}.metainfo.xml"]

    assert not [path for path in recipes if re.search(r"(?<!lineup-)(?<!=)\b\d+\.\d+\.\d+\b", path.read_text())]


def test_flatpak_takes_what_is_pinned() -> None:
    sources = json.loads((PACKAGING / "flatpak" / "python-sources.json").read_text(encoding="utf-8"))
    missing = [source["url"] for source in sources if f"sha256:{source['sha256']}" not in LOCK]

    assert sources
    assert not missing, "Run packaging/flatpak/sources"


def apple_list(name: str) -> dict[str, Any]:
    read: dict[str, Any] = plistlib.loads((PACKAGING / "macos" / f"{name}.plist").read_bytes())
    return read


def test_macos_knows_the_same_kind_of_file_as_linux() -> None:
    info = apple_list("Info")
    (kind,) = (e for e in ET.parse(PACKAGING / "linux" / "lineup-service.xml").iter() if e.tag.endswith("mime-type"))
    (glob,) = (e.get("pattern") for e in kind if e.tag.endswith("glob"))
    (declared,) = info["UTExportedTypeDeclarations"]
    own, any_toml = info["CFBundleDocumentTypes"]

    assert own["LSItemContentTypes"] == [declared["UTTypeIdentifier"]]
    assert declared["UTTypeIdentifier"].startswith(APPLICATION.rpartition(".")[0])
    tags = declared["UTTypeTagSpecification"]
    assert tags["public.mime-type"] == [kind.get("type")]
    assert [f"*.{extension}" for extension in tags["public.filename-extension"]] == [glob]
    assert any_toml["CFBundleTypeExtensions"] == ["toml"]
    assert (own["LSHandlerRank"], any_toml["LSHandlerRank"]) == ("Owner", "Alternate"), "nobody else's files are ours"
    assert {each["CFBundleTypeRole"] for each in (own, any_toml)} == {"Viewer"}, "Lineup writes to none of them"


def test_what_the_bundle_says_is_not_said_twice() -> None:
    """PyInstaller writes these from its recipe; a list that says them, too, would win."""
    recipe = {"CFBundleIdentifier", "CFBundleName", "CFBundleVersion", "CFBundleShortVersionString", "CFBundleIconFile"}

    assert not recipe & set(apple_list("Info"))


def test_the_hardened_runtime_gives_up_no_more_than_chromium_needs() -> None:
    needed = ("allow-jit", "allow-unsigned-executable-memory", "disable-library-validation")

    assert apple_list("entitlements") == {f"com.apple.security.cs.{name}": True for name in needed}


def test_macos_is_no_older_than_qts_wheels() -> None:
    """The tag of the wheels in the lock's version of Qt."""
    oldest = tuple(map(int, apple_list("Info")["LSMinimumSystemVersion"].split(".")))

    assert oldest >= QT_NEEDS_MACOS


def test_windows_knows_the_files_that_linux_knows_and_forgets_them_again() -> None:
    (pattern,) = re.findall(r'glob pattern="\*(.+?)"', (PACKAGING / "linux" / "lineup-service.xml").read_text())
    recipe = (PACKAGING / "windows" / "lineup.nsi").read_text(encoding="utf-8")
    written = set(re.findall(r'WriteReg\w+ HKCU "(\$\{CLASSES\}\\[^\\"]+)', recipe))

    assert written == {"${CLASSES}\\" + Path(pattern).suffix, "${CLASSES}\\${DESCRIPTION}"}
    assert all(re.search(rf'DeleteRegKey (/ifempty )?HKCU "{re.escape(key)}"', recipe) for key in written)
