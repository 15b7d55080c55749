"""Services that a person describes in a TOML file: with a wizard, renewal and revocation, and lists."""

from desktop_app.providers.described.adoption import Adoption, Change
from desktop_app.providers.described.folder import Described, adopt, adopt_text, begin_folder, keep, read_folder
from desktop_app.providers.described.parser import read_text
from desktop_app.providers.described.portable import Portable, portable
from desktop_app.providers.described.provider import DescribedProvider

__all__ = [
    "Adoption",
    "Change",
    "Described",
    "DescribedProvider",
    "Portable",
    "adopt",
    "adopt_text",
    "begin_folder",
    "keep",
    "portable",
    "read_folder",
    "read_text",
]
