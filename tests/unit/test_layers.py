"""The architecture, as `pyproject.toml` states it, holds."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

from desktop_app.providers import PROVIDERS

ROOT = Path(__file__).parents[2]
WORDS_ABOUT_SERVICES = ROOT / "desktop_app" / "ui" / "sentences" / "profiles.py"
SERVICES = [provider.profile.id for provider in PROVIDERS]


def test_no_view_knows_a_service_by_name() -> None:
    """Words that explain to developers may name one as an example; code may not, but for the words about services."""
    named = re.compile(rf"\b({'|'.join(SERVICES)})\b", re.IGNORECASE)
    found = [
        f"{file.relative_to(ROOT)}: {word}"
        for file in (ROOT / "desktop_app" / "ui").rglob("*.py")
        if file != WORDS_ABOUT_SERVICES
        for word in _words_of_code(file)
        if named.search(word)
    ]

    assert len(SERVICES) >= 4
    assert not found


def test_no_file_of_the_sync_names_a_service() -> None:
    named = re.compile(rf"\b({'|'.join(SERVICES)})\b", re.IGNORECASE)
    files = [*(ROOT / "desktop_app" / "sync").rglob("*.py")]

    assert len(files) > 10
    assert not [file.name for file in files if named.search(file.read_text("utf-8"))]


def _words_of_code(file: Path) -> list[str]:
    """Names and strings that are no documentation."""
    tree = ast.parse(file.read_text("utf-8"))
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    strings = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said
    ]
    names = [node.id for node in ast.walk(tree) if isinstance(node, ast.Name)]
    imports = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return [*strings, *names, *imports]


def test_imports_point_one_way() -> None:
    program = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(is_debug_mode=False))"
    ended = subprocess.run(
        (sys.executable, "-c", program),
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )

    assert ended.returncode == 0, ended.stdout + ended.stderr
