"""The person's own browser, played by a few lines of HTTP: it sends the page's form and follows where that leads."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from urllib.parse import urlencode, urljoin
from urllib.request import urlopen

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

PATIENCE = 10.0
"""Seconds."""


class OwnBrowser(QObject):
    """Browser with which the desktop opens web pages. It waits at each page until it is told to approve."""

    def __init__(self) -> None:
        super().__init__()
        self.at = ""
        """The page that it shows; empty: none."""

    @Slot(QUrl)
    def open(self, page: QUrl) -> None:
        """The desktop calls this."""
        self.at = page.toString(QUrl.ComponentFormattingOption.FullyEncoded)

    async def approve(self) -> str:
        """Press the page's own button; where that led, in the end. What is filled in already stays."""
        page, self.at = self.at, ""
        return await asyncio.to_thread(_approve, page)


@contextmanager
def own_browser() -> Iterator[OwnBrowser]:
    """Stand in for the desktop's browser while the context lasts."""
    browser = OwnBrowser()
    QDesktopServices.setUrlHandler("http", browser, "open")  # type: ignore[arg-type]  # its stub wants bytes, it takes text
    try:
        yield browser
    finally:
        QDesktopServices.unsetUrlHandler("http")


class _Form(HTMLParser):
    """The one form of a page: where it goes, and what stands in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.action = ""
        self.values: dict[str, str] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.action = named.get("action", "")
        if tag == "input" and "name" in named:
            self.values[named["name"]] = named.get("value", "")


def _approve(page: str) -> str:
    with urlopen(page, timeout=PATIENCE) as answer:  # noqa: S310 - the sandbox's own address
        form = _Form(answer.read().decode())
    sent = urlencode(form.values | {"approve": "1"}).encode()
    with urlopen(urljoin(page, form.action or page), sent, PATIENCE) as answer:  # noqa: S310 - as above
        answer.read()
        return str(answer.url)
