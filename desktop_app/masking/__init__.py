"""Secrets taken out of what is shown, copied, logged or kept: by the names before them, and by their value."""

from desktop_app.masking.dots import DOTS, LONG_SECRET, masked
from desktop_app.masking.held import Hold, without_held
from desktop_app.masking.names import SECRETS, is_secret_name
from desktop_app.masking.streams import MaskedFormatter, mask_stderr
from desktop_app.masking.texts import (
    LONGEST,
    LONGEST_WORDS,
    masked_body,
    masked_headers,
    masked_text,
    masked_uri,
    masked_words,
)

__all__ = [
    "DOTS",
    "LONGEST",
    "LONGEST_WORDS",
    "LONG_SECRET",
    "SECRETS",
    "Hold",
    "MaskedFormatter",
    "is_secret_name",
    "mask_stderr",
    "masked",
    "masked_body",
    "masked_headers",
    "masked_text",
    "masked_uri",
    "masked_words",
    "without_held",
]
