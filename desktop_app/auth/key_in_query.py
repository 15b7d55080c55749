"""An API key in the address: no standard, and servers write addresses down; but some services know nothing else."""

from typing import TYPE_CHECKING

from desktop_app.domain.credentials import ApiKey

if TYPE_CHECKING:
    import requests


class KeyInQuery:
    """Puts the key into a parameter when the request is signed, so that nobody who shows the request finds it."""

    def __init__(self, parameter: str, key: ApiKey) -> None:
        self._parameter = parameter
        self._key = key

    def __call__(self, prepared: "requests.PreparedRequest") -> "requests.PreparedRequest":
        prepared.prepare_url(prepared.url, {self._parameter: self._key.key})
        return prepared

    def explain(self, prepared: "requests.PreparedRequest") -> str:  # noqa: ARG002 - nothing of it may be shown
        """The parameter, without its value."""
        return f"{self._parameter}=…"
