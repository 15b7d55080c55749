"""Faults of secure connections in a person's words: what is wrong with which host, and the way out."""

from collections.abc import Mapping

from PySide6.QtCore import QDate, QLocale

from desktop_app.domain.errors import AuthoritiesUnreadable, TlsFault, TlsReason
from desktop_app.domain.host_display import shown_host

_R = TlsReason

_CLOCK = (
    "Check this computer’s date: it says {today}. If that’s right, only the people who run {host} can renew the "
    "certificate."
)
_AUTHORITY = (
    "If a company, school or virus scanner checks your connections, add its certificate to this computer’s trusted "
    "certificates, or name its file in SSL_CERT_FILE. If the server is your own, name its authority in the service’s "
    "description. Otherwise the network may want you to sign in first, or somebody may be reading along: open any page "
    "in your browser, or use another network."
)
_PORTAL = "A network that wants you to sign in first can cause this: open any page in your browser, then try again."
_THEIRS = "Only the people who run {host} can fix this."

_WORDS: Mapping[TlsReason, tuple[str, str]] = {
    _R.EXPIRED: ("The certificate of {host} has expired.", _CLOCK),
    _R.NOT_YET_VALID: ("The certificate of {host} isn’t valid yet.", _CLOCK),
    _R.SELF_SIGNED: ("The certificate of {host} is self-signed: nobody else vouches for it.", _AUTHORITY),
    _R.UNKNOWN_ISSUER: (
        "The certificate of {host} comes from an authority that this computer doesn’t trust.",
        _AUTHORITY,
    ),
    _R.OTHER_HOST: (
        "The certificate that {host} shows belongs to another host.",
        f"Check the address. {_PORTAL}",
    ),
    _R.REVOKED: ("The certificate of {host} was revoked by its authority.", _THEIRS),
    _R.WEAK: ("The certificate of {host}, or its key, is too weak to be trusted.", _THEIRS),
    _R.UNTRUSTED: ("The certificate of {host} isn’t trusted.", _AUTHORITY),
    _R.CLIENT_CERTIFICATE: (
        "{host} wants a certificate from you, and Lineup has none to show.",
        "Ask the people who run {host} for another way in.",
    ),
    _R.OLD_PROTOCOL: (
        "{host} and this computer have no version of TLS in common: Lineup needs 1.2 or later.",
        _THEIRS,
    ),
    _R.NOT_TLS: (
        "{host} answered without encryption.",
        f"Check the address and its port. {_PORTAL}",
    ),
    _R.HANDSHAKE: (
        "{host} broke off while the secure connection was made.",
        "It may want a certificate from you, or something in between may refuse the connection. Try another network.",
    ),
}


def fault_in_words(fault: TlsFault | TlsReason, host: str = "") -> str:
    """The fault as a sentence with its host; `host` is used if only the reason is known."""
    return _said(fault, host)[0]


def way_out(fault: TlsFault | TlsReason, host: str = "") -> str:
    """The advice to a person who meets this fault."""
    return _said(fault, host)[1]


def insecurity_in_words(error: Exception) -> str:
    """The reason why a server could not be trusted; empty for an error of another kind."""
    match error:
        case TlsFault():
            return fault_in_words(error)
        case AuthoritiesUnreadable():
            return unreadable_in_words(error)
    return ""


def unreadable_in_words(error: AuthoritiesUnreadable) -> str:
    """A sentence on the file of certificates that can't be read, and on the setting that names it."""
    if not error.source:
        return "The description of the service holds a certificate that can’t be read."
    named = f"the variable {error.variable}" if error.variable else "the description of the service"
    return f"No certificates can be read from {error.source}, which {named} names."


def _said(fault: TlsFault | TlsReason, host: str) -> tuple[str, str]:
    reason = fault.reason if isinstance(fault, TlsFault) else fault
    shown = shown_host(fault.host) if isinstance(fault, TlsFault) else host
    today = QLocale().toString(QDate.currentDate(), QLocale.FormatType.LongFormat)
    words, out = _WORDS[reason]
    return words.format(host=shown), out.format(host=shown, today=today)
