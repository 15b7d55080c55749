"""A judge of certificates that Chromium doesn't trust, by what this program trusts.

Chromium has a store of its own on Linux, and on no system does it know the authorities that the environment or a
description names. Qt can give it others for profiles on the disk alone, and ours is forgotten. So the server is asked
once more, by the way of all our requests: where it proves itself there, with the very same certificate, its page is
shown.
"""

from collections.abc import Awaitable, Callable

from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEngineCertificateError

from desktop_app.domain.errors import AuthoritiesUnreadable, ServiceError, TlsFault, TlsReason
from desktop_app.ui.link_wizard.sign_in_page import SignInPage
from desktop_app.ui.shell.tasks import Tasks
from desktop_app.ui.shell.tls_words import fault_in_words, unreadable_in_words, way_out
from desktop_app.ui.widgets.host_display import ENCODED, host_of

Prove = Callable[[str], Awaitable[bytes]]
"""The certificate (DER) with which the server at an address proves itself to this program. Raises `ServiceError`."""


MOST = 20
"""Servers of a page's frames and pictures that are asked on behalf of one sign-in: a page may name thousands."""


class CertificateJudge:
    """Lives as long as the page: `end` it before the page goes."""

    def __init__(self, page: SignInPage, prove: Prove) -> None:
        self._page = page
        self._prove = prove
        self._left = MOST
        self._tasks = Tasks(lambda _: None)
        page.doubted.connect(self._begin)

    def end(self) -> None:
        """Stop judging, and cancel the judgment under way."""
        self._page.doubted.disconnect(self._begin)
        self._tasks.cancel()

    def _begin(self, error: QWebEngineCertificateError) -> None:
        if not error.isMainFrame():
            self._left -= 1
            if self._left < 0:
                error.rejectCertificate()
                return
        self._tasks.start(self._judge(error))

    async def _judge(self, error: QWebEngineCertificateError) -> None:
        host = host_of(error.url())
        try:
            proven = await self._prove(origin_of(error.url()))
        except TlsFault as fault:
            self._reject(error, f"{fault_in_words(fault)} {way_out(fault)}")
        except AuthoritiesUnreadable as unreadable:
            self._reject(error, unreadable_in_words(unreadable))
        except ServiceError:
            self._reject(error, fault_in_words(TlsReason.UNKNOWN_ISSUER, host))
        else:
            chain = error.certificateChain()
            if proven and chain and chain[0].toDer().data() == proven:
                error.acceptCertificate()
            else:
                self._reject(error, fault_in_words(TlsReason.UNKNOWN_ISSUER, host))

    def _reject(self, error: QWebEngineCertificateError, sentence: str) -> None:
        if error.isMainFrame():
            self._page.refused.emit(sentence)
        error.rejectCertificate()


def origin_of(url: QUrl) -> str:
    """The server's own address, without path and query: what is asked of it there is nobody's secret."""
    bare = QUrl()
    bare.setScheme(url.scheme())
    bare.setHost(url.host(ENCODED))
    bare.setPort(url.port())
    bare.setPath("/")
    return bare.toString(ENCODED)
