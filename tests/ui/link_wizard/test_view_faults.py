"""Chromium's reasons for a page that was not loaded, in the program's words."""

from dataclasses import dataclass
from typing import Any, cast

import pytest
from PySide6.QtCore import QDateTime
from PySide6.QtWebEngineCore import QWebEngineCertificateError, QWebEngineLoadingInfo

from desktop_app.domain.errors import TlsReason
from desktop_app.ui.link_wizard.view_faults import explained, reason_of

Status = QWebEngineLoadingInfo.LoadStatus
Type = QWebEngineCertificateError.Type


@dataclass
class Load:
    code: int
    status_: Status = Status.LoadFailedStatus

    def status(self) -> Status:
        return self.status_

    def errorCode(self) -> int:
        return self.code


@dataclass
class Leaf:
    begins_in: int

    def effectiveDate(self) -> QDateTime:
        return QDateTime.currentDateTimeUtc().addDays(self.begins_in)


@dataclass
class Error:
    type_: Type
    chain: tuple[Leaf, ...] = ()

    def type(self) -> Type:
        return self.type_

    def certificateChain(self) -> tuple[Leaf, ...]:
        return self.chain


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (-107, "id.example answered without encryption."),
        (-110, "id.example wants a certificate from you"),
        (-113, "no version of TLS in common"),
        (-120, "can’t give a SOCKS proxy a name and password"),
        (-130, "The proxy made no connection."),
    ],
)
def test_a_connection_that_failed_is_explained(code: int, words: str) -> None:
    assert words in explained(cast("Any", Load(code)), "id.example")


@pytest.mark.parametrize("load", [Load(-105), Load(-202), Load(404), Load(-107, Status.LoadSucceededStatus)])
def test_all_else_is_left_to_others(load: Load) -> None:
    assert explained(cast("Any", load), "id.example") == ""


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (Error(Type.CertificateAuthorityInvalid), TlsReason.UNKNOWN_ISSUER),
        (Error(Type.CertificateCommonNameInvalid), TlsReason.OTHER_HOST),
        (Error(Type.CertificateRevoked), TlsReason.REVOKED),
        (Error(Type.CertificateDateInvalid, (Leaf(-9),)), TlsReason.EXPIRED),
        (Error(Type.CertificateDateInvalid, (Leaf(9),)), TlsReason.NOT_YET_VALID),
        (Error(Type.CertificateDateInvalid), TlsReason.EXPIRED),
        (Error(Type.CertificateInvalid), TlsReason.UNTRUSTED),
    ],
)
def test_a_certificate_is_judged_by_its_kind(error: Error, reason: TlsReason) -> None:
    assert reason_of(cast("Any", error)) is reason
