"""The person's other device: a browser elsewhere, on which they type the code (RFC 8628 section 3.3)."""

import asyncio
from urllib.parse import urlencode
from urllib.request import urlopen

NAME, PASSWORD = "ada", "analytical"
PATIENCE = 10.0
"""Seconds."""


async def approve(page: str, code: str) -> None:
    """Fill in the form of the activation page, and send it."""
    form = {"code": code, "login": NAME, "password": PASSWORD, "approve": "1"}
    await asyncio.to_thread(_send, page, urlencode(form).encode())


def _send(page: str, form: bytes) -> None:
    with urlopen(page, form, PATIENCE) as answer:  # noqa: S310 - the sandbox's own address
        answer.read()
