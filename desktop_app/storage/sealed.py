r"""The format of the sign-ins file: scrypt (RFC 7914) makes a key of a passphrase, AES-256-GCM seals with it.

    16 bytes  "LINEUP SIGN-INS\n"
     1 byte   version, 1
     3 bytes  scrypt: log2 of n, then r, then p
    16 bytes  scrypt: salt
    16 bytes  check: tells a wrong passphrase from damage
    12 bytes  nonce, another for each write
     n bytes  sealed contents, with a tag of 16 bytes at the end
    32 bytes  SHA-256 of all before, against damage that nobody meant

All before the contents is authenticated with them. Whoever damages a file on purpose can have it look like one with
another passphrase, never like one with other contents.
"""

import hashlib
import hmac
import secrets
import struct
import unicodedata
from dataclasses import dataclass, field

from desktop_app.domain.errors import KeyringError, SignInFileReason, SignInsDamaged, WrongPassphrase

MAGIC, VERSION = b"LINEUP SIGN-INS\n", 1
_HEADER = struct.Struct(">16sBBBB16s16s12s")
_DIGEST, _TAG = 32, 16

LOG_N, R, P = 17, 8, 1
"""128 MiB and about half a second: what OWASP asks of scrypt."""

LEAST_LOG_N, LEAST_R = 15, 8
MOST_MEMORY, MOST_P = 512 * 1024 * 1024, 4
"""Bounds of what a file may ask for: one that somebody made must not use up the computer."""

LARGEST = 16 * 1024 * 1024
"""Bytes of a file: what is larger is something else."""


@dataclass(frozen=True, slots=True)
class Costs:
    """Parameters of scrypt."""

    log_n: int = LOG_N
    r: int = R
    p: int = P

    @property
    def memory(self) -> int:
        """Bytes that it takes to make the key."""
        return 128 * self.r * (1 << self.log_n)

    @property
    def are_sound(self) -> bool:
        """True where they are neither too cheap nor absurd."""
        return self.log_n >= LEAST_LOG_N and self.r >= LEAST_R and 0 < self.p <= MOST_P and self.memory <= MOST_MEMORY


@dataclass(frozen=True, slots=True)
class Key:
    """A key that scrypt made of a passphrase. Whoever has it needs neither passphrase nor time."""

    costs: Costs
    salt: bytes
    secret: bytes = field(repr=False)

    @property
    def check(self) -> bytes:
        """Tells nothing about the half that seals."""
        return hmac.digest(self.secret[32:], MAGIC + bytes((VERSION,)), "sha256")[:16]


def key_for(passphrase: str, costs: Costs = Costs(), salt: bytes = b"") -> Key:
    """A key for a new file, or for one with that salt. Takes as long as the costs say: to be called from a worker."""
    salt = salt or secrets.token_bytes(16)
    # The same passphrase is typed as other code points on other computers; NFC makes them one.
    password = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    room = costs.memory + 1024 * 1024 * (1 + costs.p)
    try:
        made = hashlib.scrypt(password, salt=salt, n=1 << costs.log_n, r=costs.r, p=costs.p, maxmem=room, dklen=64)
    except (ValueError, MemoryError) as error:
        raise KeyringError(SignInFileReason.NOT_ENOUGH_MEMORY) from error
    return Key(costs, salt, made)


def sealed(contents: bytes, key: Key, nonce: bytes = b"") -> bytes:
    """A whole file. `nonce` is for tests: none may ever be used twice with a key."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - most starts need no cipher

    nonce = nonce or secrets.token_bytes(12)
    costs = key.costs
    header = _HEADER.pack(MAGIC, VERSION, costs.log_n, costs.r, costs.p, key.salt, key.check, nonce)
    whole = header + AESGCM(key.secret[:32]).encrypt(nonce, contents, header)
    return whole + hashlib.sha256(whole).digest()


def key_of(file: bytes, passphrase: str) -> Key:
    """The file's key. Slow, see `key_for`. Raises `WrongPassphrase`, `SignInsDamaged`."""
    costs, salt, check = _parts(file)
    key = key_for(passphrase, costs, salt)
    if not hmac.compare_digest(key.check, check):
        raise WrongPassphrase(SignInFileReason.OTHER_PASSPHRASE)
    return key


def unsealed(file: bytes, key: Key) -> bytes:
    """The contents of the file. Raises `WrongPassphrase` where its key is another one, `SignInsDamaged`."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - as in `sealed`
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    costs, salt, check = _parts(file)
    if (costs, salt) != (key.costs, key.salt) or not hmac.compare_digest(key.check, check):
        raise WrongPassphrase(SignInFileReason.CHANGED_PASSPHRASE)
    header = file[: _HEADER.size]
    try:
        return AESGCM(key.secret[:32]).decrypt(header[-12:], file[_HEADER.size : -_DIGEST], header)
    except InvalidTag:
        raise SignInsDamaged(SignInFileReason.DAMAGED) from None


def _parts(file: bytes) -> tuple[Costs, bytes, bytes]:
    """Costs, salt and check. Raises `SignInsDamaged`, also where a later version wrote the file."""
    if len(file) < _HEADER.size + _TAG + _DIGEST or not file.startswith(MAGIC):
        raise SignInsDamaged(SignInFileReason.DAMAGED)
    if not hmac.compare_digest(hashlib.sha256(file[:-_DIGEST]).digest(), file[-_DIGEST:]):
        raise SignInsDamaged(SignInFileReason.DAMAGED)
    _, version, log_n, r, p, salt, check, _ = _HEADER.unpack_from(file)
    if version != VERSION:
        raise SignInsDamaged(SignInFileReason.TOO_NEW)
    costs = Costs(log_n, r, p)
    if not costs.are_sound:
        raise SignInsDamaged(SignInFileReason.COSTS)
    return costs, salt, check
