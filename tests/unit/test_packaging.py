"""What is in the tree is in the package, and nothing is installed that is not pinned."""

import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest

import desktop_app

ROOT = Path(__file__).parents[2]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
TOOL = PROJECT["tool"]["setuptools"]


def test_every_folder_of_modules_is_a_package_and_so_is_shipped() -> None:
    folders = {path.parent for path in (ROOT / "desktop_app").rglob("*.py")}

    assert not [folder for folder in folders if not (folder / "__init__.py").exists()]


def test_every_resource_is_shipped() -> None:
    globs = TOOL["package-data"]["desktop_app.resources"]
    files = [p for p in (ROOT / "resources").rglob("*") if p.is_file() and p.suffix not in {".py", ".pyc"}]

    assert files
    assert not [path for path in files if not any(fnmatch(path.name, glob.removeprefix("**/")) for glob in globs)]


def test_the_version_stands_in_one_place() -> None:
    assert PROJECT["project"]["dynamic"] == ["version"]
    assert TOOL["dynamic"]["version"] == {"attr": "desktop_app.__version__"}
    assert re.fullmatch(r"\d+\.\d+\.\d+\S*", desktop_app.__version__)
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "desktop_app").rglob("*.py")]
    assert sum(f'"{desktop_app.__version__}"' in source for source in sources) == 1


def names_of(requirements: list[Any]) -> set[str]:
    found = (re.match(r"[A-Za-z0-9._-]+", said) for said in requirements if isinstance(said, str))
    return {re.sub(r"[-_.]+", "-", name[0]).lower() for name in found if name}


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("requirements.lock", PROJECT["project"]["dependencies"]),
        ("requirements-dev.lock", [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]),
    ],
)
def test_every_dependency_is_pinned_with_its_hash(lock: str, wanted: list[Any]) -> None:
    pins = re.findall(r"^(\S+?)==\S+.*\\\n\s+--hash=sha256:", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE)

    assert names_of(wanted) <= names_of(pins)
