"""Certificate authorities and certificates of servers on this computer, made anew for each test."""

import datetime as dt
import ipaddress
import ssl
from dataclasses import dataclass, field
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

DAY = dt.timedelta(days=1)
HERE = ("127.0.0.1", "localhost")
VALID = (-DAY, DAY)
PAST, FUTURE = (-3 * DAY, -2 * DAY), (2 * DAY, 3 * DAY)

Key = ec.EllipticCurvePrivateKey


def _named(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _alternative(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


@dataclass
class Authority:
    """A certificate authority that nobody knows; `file` is its certificate."""

    folder: Path
    name: str = "Somebody's authority"
    key: Key = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def __post_init__(self) -> None:
        self.file = self.folder / f"{self.name}.pem"
        self.file.write_bytes(self._certificate(_named(self.name), self.key, (), VALID, ca=True))

    @property
    def text(self) -> str:
        return self.file.read_text()

    def context(
        self,
        names: tuple[str, ...] = HERE,
        valid: tuple[dt.timedelta, dt.timedelta] = VALID,
        *,
        is_self_signed: bool = False,
    ) -> ssl.SSLContext:
        """The TLS context of a server of these names."""
        key = ec.generate_private_key(ec.SECP256R1())
        signer = key if is_self_signed else self.key
        subject = _named("A server")
        issuer = subject if is_self_signed else _named(self.name)
        made = self._certificate(subject, key, names, valid, issuer=issuer, signer=signer)
        path = self.folder / f"server {key.private_numbers().private_value % 10**9}.pem"
        path.write_bytes(made + _private(key))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        return context

    def _certificate(
        self,
        subject: x509.Name,
        key: Key,
        names: tuple[str, ...],
        valid: tuple[dt.timedelta, dt.timedelta],
        *,
        ca: bool = False,
        issuer: x509.Name | None = None,
        signer: Key | None = None,
    ) -> bytes:
        begin, end = (dt.datetime.now(dt.UTC) + each for each in valid)
        builder = x509.CertificateBuilder(
            issuer or subject, subject, key.public_key(), x509.random_serial_number(), begin, end
        ).add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        if names:
            builder = builder.add_extension(x509.SubjectAlternativeName(map(_alternative, names)), critical=False)
        return builder.sign(signer or key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


def _private(key: Key) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
