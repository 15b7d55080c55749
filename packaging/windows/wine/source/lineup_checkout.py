"""Lets a Windows Python find Lineup in the checkout at Z:/w/lineup, as an editable installation does."""

import importlib.util
import sys

PLACES = {"desktop_app": "Z:/w/lineup/desktop_app", "desktop_app.resources": "Z:/w/lineup/resources"}


class Finder:
    """Finds the program's package, and the resources where the checkout has them."""

    @staticmethod
    def find_spec(name, path=None, target=None):  # noqa: ANN001, ANN205, ARG004 - importlib's interface
        """Return the spec of a package of ours, or None."""
        place = PLACES.get(name)
        return place and importlib.util.spec_from_file_location(
            name, f"{place}/__init__.py", submodule_search_locations=[place]
        )


sys.meta_path.append(Finder)
