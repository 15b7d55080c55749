"""The packages of a distribution: all in the tree, so that a new folder is shipped without being named anywhere."""

import shutil
from pathlib import Path

from setuptools import find_packages, setup
from setuptools.command.build_py import build_py

GUIDE = ("using.md", "linking-*.md", "backups.md", "describing-a-service.md")
"""Pages of the documentation that are chapters of the program's guide, too."""


class BuildWithGuide(build_py):
    """Ships chapters of the documentation beside the guide's own; in a checkout they are read where they are."""

    def run(self) -> None:
        """Build, then add the chapters."""
        super().run()
        if self.editable_mode:
            return
        place = Path(self.build_lib, "desktop_app", "resources", "guide")
        place.mkdir(parents=True, exist_ok=True)
        for pattern in GUIDE:
            for page in Path(__file__).parent.joinpath("docs").glob(pattern):
                shutil.copy(page, place)


setup(
    packages=[*find_packages(include=["desktop_app", "desktop_app.*"]), "desktop_app.resources"],
    cmdclass={"build_py": BuildWithGuide},
)
