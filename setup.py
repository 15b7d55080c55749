"""The packages of a distribution: all in the tree, so that a new folder is shipped without being named anywhere."""

from setuptools import find_packages, setup

setup(packages=[*find_packages(include=["desktop_app", "desktop_app.*"]), "desktop_app.resources"])
