"""Sentences of the feeds window. Pure but for Qt's dates and addresses."""

from PySide6.QtCore import QDateTime, QLocale, QUrl

from desktop_app.ui.widgets import host_display

WARNING = (
    "Whoever has this address can read the feed, without your password and for as long as the service keeps it. "
    "Give it to a feed reader of your own, and to nobody else."
)
NO_FEEDS = "No service of a linked account has feeds."
CHOOSE = "Choose a feed to read it here."
NO_ENTRIES = "This feed has no entries."


def day(seconds: int | None) -> str:
    """A day: `8 Nov 2025`; empty if it is not known."""
    if seconds is None:
        return ""
    return QLocale(QLocale.Language.English).toString(QDateTime.fromSecsSinceEpoch(seconds), "d MMM yyyy")


def host_of(address: str) -> str:
    """The host to which a link leads: `www.netflix.com`. Empty where it is no page of the web."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    return host_display.host_of(url) if url.scheme() in ("http", "https") else ""


def leads_to(address: str) -> str:
    return f"This link leads to {host_of(address)}."


def counted(count: int) -> str:
    return "1 entry" if count == 1 else f"{count:,} entries"
