"""How large a picture may be, and how much work reading it may be."""

from dataclasses import dataclass, field

from desktop_app.domain.errors import BadAnswer, PictureReason

LARGEST_FILE = 8 * 1024 * 1024
"""Bytes."""

LARGEST_SIDE = 8_000
MOST_PIXELS = 12_500_000
"""A photo of a phone, 4,080 × 3,060, fits. Decoders take up to 16 bytes each."""

MOST_PARTS = 50_000
"""Chunks, segments or blocks of a file: each takes Python about a microsecond."""


@dataclass(frozen=True, slots=True)
class Bare:
    """A picture's file with nothing in it but the pixels of its first frame, and the size that their header tells."""

    kind: str
    width: int
    height: int
    data: bytes = field(repr=False)


class Parts:
    """Counts the parts of a file."""

    def __init__(self) -> None:
        self._left = MOST_PARTS

    def one_more(self) -> None:
        """Count another part. Raises `BadAnswer` where there are too many."""
        self._left -= 1
        if self._left < 0:
            raise BadAnswer(PictureReason.TOO_MANY_PARTS)


def check_size(width: int, height: int, most: int = MOST_PIXELS) -> None:
    """Check the size of a picture. Raises `BadAnswer` for one without pixels, or with too many."""
    if not width or not height:
        raise BadAnswer(PictureReason.SIZE_NOT_TOLD)
    if max(width, height) > LARGEST_SIDE or width * height > most:
        raise BadAnswer(PictureReason.TOO_MANY_PIXELS, width=width, height=height)


def cut_short() -> BadAnswer:
    """The error of a file that ends too early."""
    return BadAnswer(PictureReason.CUT_SHORT)


def out_of_order() -> BadAnswer:
    """The error of a file that its format does not allow."""
    return BadAnswer(PictureReason.DAMAGED)
