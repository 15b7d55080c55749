"""A search for secrets, in every form in which a program might have left them."""

import base64
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote


def forms(secret: str) -> frozenset[bytes]:
    """The secret as it is, in UTF-16, percent-encoded, in base64 at any place of a text, in hex and inside JSON."""
    raw = secret.encode()
    made = {raw, secret.encode("utf-16-le"), quote(secret, safe="").encode(), json.dumps(secret)[1:-1].encode()}
    made |= {raw.hex().encode(), raw.hex().upper().encode()}
    for shift in range(3):
        # What stands before the secret moves its letters; the first and the last of them depend on the neighbours.
        inner = base64.b64encode(b"\0" * shift + raw)[4 if shift else 0 : -4]
        made |= {inner, inner.translate(bytes.maketrans(b"+/", b"-_"))}
    return frozenset(form for form in made if len(form) >= 8)


def places(folders: Iterable[Path], leave_out: Iterable[Path] = ()) -> Iterator[tuple[str, bytes]]:
    """Every file below the folders, by name, with its bytes."""
    left = frozenset(leave_out)
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.is_symlink() and path not in left:
                yield str(path), path.read_bytes()


def found(secrets: Mapping[str, str], where: Iterable[tuple[str, bytes]]) -> list[str]:
    """The origin of each secret that was found, and the place; the secret itself is not told."""
    wanted = [(maker, form) for secret, maker in secrets.items() for form in forms(secret)]
    return [f"{maker} in {name}" for name, held in where for maker, form in wanted if form in held]
