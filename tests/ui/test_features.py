"""The table of features: each is in it, and is given the workspace and at most other features."""

import inspect
import pkgutil
from importlib import import_module
from typing import get_type_hints

import desktop_app.ui
from desktop_app.ui.features import Features
from desktop_app.ui.workspace import Feature, Workspace


def entries() -> set[type[Feature]]:
    """Whatever calls itself a feature in the entry file of a folder."""
    for folder in pkgutil.iter_modules(desktop_app.ui.__path__):
        names = [each.name for each in pkgutil.iter_modules([f"{desktop_app.ui.__path__[0]}/{folder.name}"])]
        if folder.ispkg and "controller" in names:
            import_module(f"desktop_app.ui.{folder.name}.controller")
    return set(Feature.__subclasses__())


def in_the_table() -> list[type]:
    made = inspect.getclosurevars(Features.__init__).globals
    return [value for value in made.values() if isinstance(value, type) and issubclass(value, Feature)]


def test_every_feature_is_in_the_table() -> None:
    assert entries() == set(in_the_table())
    assert len(entries()) > 10


def test_a_feature_is_given_the_workspace_and_then_only_features() -> None:
    for feature in entries():
        names = list(inspect.signature(feature).parameters)
        hints = get_type_hints(feature.__init__)
        assert hints[names[0]] is Workspace, feature
        assert all(issubclass(hints[name], Feature) for name in names[1:]), feature
