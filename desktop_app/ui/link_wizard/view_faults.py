"""Reasons of the program for why a page could not be loaded, from Chromium's terms."""

from collections.abc import Mapping

from PySide6.QtWebEngineCore import QWebEngineCertificateError, QWebEngineLoadingInfo

from desktop_app.domain.errors import TlsReason
from desktop_app.ui.shell.tls_words import fault_in_words, way_out

_Type = QWebEngineCertificateError.Type
_R = TlsReason

_CERTIFICATES: Mapping[QWebEngineCertificateError.Type, TlsReason] = {
    _Type.CertificateAuthorityInvalid: _R.UNKNOWN_ISSUER,
    _Type.CertificateCommonNameInvalid: _R.OTHER_HOST,
    _Type.CertificateRevoked: _R.REVOKED,
    _Type.CertificateWeakKey: _R.WEAK,
    _Type.CertificateWeakSignatureAlgorithm: _R.WEAK,
    _Type.SslObsoleteVersion: _R.OLD_PROTOCOL,
}

_CONNECTIONS: Mapping[int, TlsReason] = {
    -107: _R.NOT_TLS,  # ERR_SSL_PROTOCOL_ERROR
    -110: _R.CLIENT_CERTIFICATE,
    -113: _R.OLD_PROTOCOL,  # ERR_SSL_VERSION_OR_CIPHER_MISMATCH
    -117: _R.CLIENT_CERTIFICATE,
    -126: _R.HANDSHAKE,
    -148: _R.HANDSHAKE,
    -181: _R.WEAK,
}
"""Chromium's net_error_list.h."""

_PROXY = "The proxy made no connection."
_PROXIES: Mapping[int, str] = {
    -111: _PROXY,
    -115: _PROXY,
    -120: f"{_PROXY} Pages in this window can’t give a SOCKS proxy a name and password; your own browser may.",
    -121: _PROXY,
    -130: _PROXY,
    -131: _PROXY,
    -136: "The certificate of the proxy isn’t trusted.",
}


def reason_of(error: QWebEngineCertificateError) -> TlsReason:
    """The reason why Chromium does not trust the certificate."""
    if error.type() is _Type.CertificateDateInvalid:
        chain = error.certificateChain()
        is_early = bool(chain) and chain[0].effectiveDate() > chain[0].effectiveDate().currentDateTimeUtc()
        return _R.NOT_YET_VALID if is_early else _R.EXPIRED
    return _CERTIFICATES.get(error.type(), _R.UNTRUSTED)


def explained(info: QWebEngineLoadingInfo, host: str) -> str:
    """The reason why the load failed, if it was the connection; empty for all else."""
    if info.status() is not QWebEngineLoadingInfo.LoadStatus.LoadFailedStatus:
        return ""
    code = info.errorCode()
    reason = _CONNECTIONS.get(code)
    if reason is None:
        return _PROXIES.get(code, "")
    return f"{fault_in_words(reason, host)} {way_out(reason, host)}"
