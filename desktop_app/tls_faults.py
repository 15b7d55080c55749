"""Translation of failed handshakes, as OpenSSL, Windows and macOS tell them, into the domain's reasons."""

import ssl
from collections.abc import Mapping

from desktop_app.domain.errors import TlsFault, TlsReason

_R = TlsReason

_OPENSSL: Mapping[int, TlsReason] = {
    9: _R.NOT_YET_VALID,
    10: _R.EXPIRED,
    18: _R.SELF_SIGNED,
    19: _R.UNKNOWN_ISSUER,  # self-signed, but at the chain's end
    20: _R.UNKNOWN_ISSUER,
    21: _R.UNKNOWN_ISSUER,
    23: _R.REVOKED,
    27: _R.UNKNOWN_ISSUER,
    62: _R.OTHER_HOST,
    64: _R.OTHER_HOST,  # a number instead of a name
    66: _R.WEAK,
    67: _R.WEAK,
    68: _R.WEAK,
}
"""X509_V_ERR_… (openssl/x509_vfy.h)."""

_WINDOWS: Mapping[int, TlsReason] = {
    0x800B0101: _R.EXPIRED,  # or not valid yet: CERT_E_EXPIRED says both
    0x800B0109: _R.UNKNOWN_ISSUER,
    0x800B010A: _R.UNKNOWN_ISSUER,
    0x800B010C: _R.REVOKED,
    0x800B010F: _R.OTHER_HOST,
    0x80092010: _R.REVOKED,
}
"""CERT_E_… and CRYPT_E_… (winerror.h), as `CertVerifyCertificateChainPolicy` tells them."""

_MACOS: Mapping[int, TlsReason] = {
    -25318: _R.UNKNOWN_ISSUER,
    -67602: _R.OTHER_HOST,
    -67818: _R.EXPIRED,
    -67819: _R.NOT_YET_VALID,
    -67820: _R.REVOKED,
    -67843: _R.UNKNOWN_ISSUER,
}
"""errSec… (SecBase.h)."""

_CODES = {**_OPENSSL, **_WINDOWS, **_MACOS}

_REASONS: Mapping[str, TlsReason] = {
    "WRONG_VERSION_NUMBER": _R.NOT_TLS,
    "PACKET_LENGTH_TOO_LONG": _R.NOT_TLS,
    "RECORD_LAYER_FAILURE": _R.NOT_TLS,
    "HTTP_REQUEST": _R.NOT_TLS,
    "UNSUPPORTED_PROTOCOL": _R.OLD_PROTOCOL,
    "NO_PROTOCOLS_AVAILABLE": _R.OLD_PROTOCOL,
    "VERSION_TOO_LOW": _R.OLD_PROTOCOL,
    "TLSV1_ALERT_PROTOCOL_VERSION": _R.OLD_PROTOCOL,
    "UNSAFE_LEGACY_RENEGOTIATION_DISABLED": _R.OLD_PROTOCOL,
    "DH_KEY_TOO_SMALL": _R.WEAK,
    "EE_KEY_TOO_SMALL": _R.WEAK,
    "CA_MD_TOO_WEAK": _R.WEAK,
    "CERTIFICATE_VERIFY_FAILED": _R.UNTRUSTED,
}
"""OpenSSL's names of what went wrong in a handshake."""

_ALERTS = ("CERTIFICATE_REQUIRED", "BAD_CERTIFICATE", "UNSUPPORTED_CERTIFICATE", "CERTIFICATE_UNKNOWN", "UNKNOWN_CA")
_WANTS_OURS: Mapping[str, TlsReason] = {
    name: _R.CLIENT_CERTIFICATE
    for said in _ALERTS
    for name in (f"TLSV13_ALERT_{said}", f"TLSV1_ALERT_{said}", f"SSLV3_ALERT_{said}")
}
"""Alerts of a server that is not content with our certificate, and we show none (RFC 8446 section 6.2)."""


def fault_of(error: ssl.SSLError, host: str) -> TlsFault:
    """Why the handshake with this host failed."""
    code = getattr(error, "verify_code", None)
    if isinstance(error, ssl.SSLCertVerificationError) and code is not None:
        return TlsFault(host, _CODES.get(code, _R.UNTRUSTED))
    name = getattr(error, "reason", None) or ""  # missing where Python code made the error
    return TlsFault(host, _REASONS.get(name) or _WANTS_OURS.get(name) or _R.HANDSHAKE)


def refusal_of(error: ssl.SSLError, host: str) -> TlsFault | None:
    """The server's no to a handshake that was over for us already, as TLS 1.3 has it; None for anything else."""
    reason = _WANTS_OURS.get(getattr(error, "reason", None) or "")
    return TlsFault(host, reason) if reason is not None else None
