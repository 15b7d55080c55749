"""Texts in which nothing is secret but what the test itself holds."""

import pytest

from desktop_app.masking import held


@pytest.fixture(autouse=True)
def secrets_of_other_tests_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program of another test may still hold a word such as "secret", which would be masked here."""
    monkeypatch.setattr(held, "_register", held._Register())
