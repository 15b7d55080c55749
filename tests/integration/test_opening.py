"""What a start opens where a folder is not as it should be."""

import sys
from pathlib import Path

import pytest

from desktop_app.app.storage import open_storage
from desktop_app.storage.profile import profile_in
from desktop_app.storage.settings import Settings


@pytest.mark.skipif(sys.platform == "win32", reason="Windows wants a right for links")
def test_settings_that_cannot_be_made_are_the_usual_ones(tmp_path: Path) -> None:
    profile = profile_in(tmp_path)
    profile.settings.symlink_to(profile.settings)  # as little to be written as a folder of somebody else

    storage = open_storage(profile)

    assert storage.settings == Settings()
    (told,) = storage.trouble
    assert told.lead == "The settings file could not be written."
    assert str(tmp_path) in told.text
    storage.close()
