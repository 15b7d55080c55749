"""The built packages on a bare Debian machine. Takes minutes, and root; asked for by LINEUP_PROVE=1."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif("LINEUP_PROVE" not in os.environ, reason="slow: make prove, or LINEUP_PROVE=1")


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("release", ["bookworm", "trixie"])
@pytest.mark.parametrize("kind", ["deb", "run"])
def test_install_start_upgrade_tour_remove(kind: str, release: str) -> None:
    (older,) = (ROOT / "build" / "older" / "dist").glob(f"lineup?0.0.9*.{kind}")
    (newer,) = (ROOT / "dist").glob(f"lineup*.{kind}")
    command = [str(ROOT / "packaging" / "prove"), release, kind, str(older), str(newer)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)

    assert done.returncode == 0, done.stdout
    assert "BAD" not in done.stdout
