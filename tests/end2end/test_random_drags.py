"""Drags with the display's own mouse: each ends on the screen as at the service, and as the line said.

`LINEUP_DRAGS` sets how many there are of each kind; `make drags` runs many.
"""

import os
from pathlib import Path

import pytest

from desktop_app.tour.real_input import RealInput
from tests.end2end.processes import told_by

DRAGS = int(os.environ.get("LINEUP_DRAGS", "4"))
"""Drags for each scale of the screen and direction of the writing."""

pytestmark = pytest.mark.timeout(120 + 20 * DRAGS)


@pytest.fixture
def mouse(display: str) -> None:
    """The display's own mouse."""
    try:
        RealInput(display).close()
    except OSError as error:
        pytest.skip(f"no real mouse can be moved: {error}")


@pytest.mark.usefixtures("mouse")
@pytest.mark.parametrize("way", ["usual", "mirrored"])
@pytest.mark.parametrize("scale", ["1", "1.5", "2"])
def test_random_drags_end_as_the_line_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scale: str, way: str
) -> None:
    monkeypatch.setenv("QT_SCALE_FACTOR", scale)
    seed = os.environ.get("LINEUP_DRAGS_SEED", f"{len(scale)}{len(way)}")

    done = told_by("drag_at_random", str(DRAGS), seed, way, str(tmp_path), patience=100 + 20 * DRAGS)

    assert len(done) == DRAGS
