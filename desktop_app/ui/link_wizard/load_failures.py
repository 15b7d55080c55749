"""Words for a page that did not load: nothing came, something else came, or the service answered with an error.

A network that wants a sign-in of its own (a captive portal) cannot answer for a service over TLS. It shows itself by a
handshake that fails, by leading to plain HTTP, or by status 511 (RFC 6585 section 6).
"""

from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QByteArray
from PySide6.QtWebEngineCore import QWebEngineLoadingInfo

from desktop_app.ui.link_wizard.page_limits import PORTAL
from desktop_app.ui.link_wizard.view_faults import explained

Domain = QWebEngineLoadingInfo.ErrorDomain

ABORTED, BLOCKED = -3, -20
"""Chromium's net_error_list.h: another page was wanted meanwhile; the gate held the page back (`UnaskedRequests`)."""

NETWORK_AUTHENTICATION_REQUIRED = 511
NOTHING_CAME = "This page can’t be loaded. Check your connection, then try again."
UNENCRYPTED = f"{{host}} isn’t encrypted, so Lineup didn’t open its page. {PORTAL}"
AT_NETWORK = "This network wants you to sign in before you can go on."
TROUBLED = "{host} is having problems (error {status}). Try again in a moment."
ERROR = "{host} answered with error {status}."
TRY_AGAIN = "Try again"


@dataclass(frozen=True, slots=True)
class LoadFailure:
    """A sentence about a page that did not load, and the words of its button."""

    sentence: str
    action: str = ""


def is_for_reading(info: QWebEngineLoadingInfo) -> bool:
    """Whether the service's own page came, made for people: it speaks for itself."""
    return not info.isErrorPage() and _kind_of(info).startswith(("text/html", "application/xhtml"))


def failure_of(info: QWebEngineLoadingInfo, host: str) -> LoadFailure | None:
    """Explain the failure of a page; None where the page was left on purpose, or speaks for itself."""
    host = host or "The page"
    if info.errorDomain() is Domain.HttpStatusCodeDomain:
        return _failure_of_status(info.errorCode(), host, is_for_reading=is_for_reading(info))
    if info.errorCode() in (ABORTED, BLOCKED):
        return None
    return LoadFailure(explained(info, host) or NOTHING_CAME, TRY_AGAIN)


def _failure_of_status(status: int, host: str, *, is_for_reading: bool) -> LoadFailure | None:
    if status == NETWORK_AUTHENTICATION_REQUIRED:
        return LoadFailure(AT_NETWORK, TRY_AGAIN)
    if status >= 500:
        return LoadFailure(TROUBLED.format(host=host, status=status), TRY_AGAIN)
    return None if is_for_reading else LoadFailure(ERROR.format(host=host, status=status))


def _kind_of(info: QWebEngineLoadingInfo) -> str:
    """The answer's Content-Type. Each header has a list of values, whatever PySide's signatures say."""
    for name, values in info.responseHeaders().items():
        if name.toLower() == b"content-type":
            return b" ".join(each.data() for each in cast("list[QByteArray]", values)).decode("latin-1").lower()
    return ""
