"""Writes Liberation's fonts under the names that Windows programs ask for: fonts.py LIBERATION FONTS."""

import sys
from pathlib import Path

from fontTools.ttLib import TTFont

NAMES = {
    "Arial": "LiberationSans",
    "Segoe UI": "LiberationSans",
    "sans": "LiberationSans",
    "Times New Roman": "LiberationSerif",
    "Courier New": "LiberationMono",
}
STYLES = {"Regular": "Regular", "Bold": "Bold", "Italic": "Italic", "BoldItalic": "Bold Italic"}


def renamed(source: Path, family: str, style: str) -> TTFont:
    """Return the font in `source` with another family's name."""
    font = TTFont(source)
    full = family if style == "Regular" else f"{family} {style}"
    said = {1: family, 2: style, 3: full, 4: full, 6: full.replace(" ", "")}
    for record in list(font["name"].names):
        if record.nameID in said:
            record.string = said[record.nameID]
        elif record.nameID in {16, 17}:  # the family again, for programs that know more than four styles
            font["name"].names.remove(record)
    return font


liberation, fonts = map(Path, sys.argv[1:])
for family, base in NAMES.items():
    for file, style in STYLES.items():
        name = f"{family} {style}".replace(" ", "").lower()
        renamed(liberation / f"{base}-{file}.ttf", family, style).save(fonts / f"{name}.ttf")
