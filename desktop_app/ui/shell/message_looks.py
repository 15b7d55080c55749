"""The look of each kind of message: its colors, its shape, and the words before it for those who listen."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QColor, QIcon

from desktop_app.ui.shell.message_stack import Kind, Message
from desktop_app.ui.style.icons import icon
from desktop_app.ui.style.state_shapes import Shape, shape_icon
from desktop_app.ui.style.theme import colors
from desktop_app.ui.widgets import plain_text

LONGEST_LEAD, LONGEST_TEXT = 300, 1_000
"""Characters: a name in a message may be endless, and the card must not cover the list."""


@dataclass(frozen=True, slots=True)
class Look:
    """The look of a kind: the theme's roles for its fill and its border, its shape or icon, and how it is said."""

    fill: str
    ink: str
    mark: Shape | str
    spoken: str = ""


_LOOKS: Mapping[Kind, Look] = {
    Kind.QUESTION: Look("warn_fill", "warn", Shape.DECIDE),
    Kind.ERROR: Look("err_fill", "err", Shape.PROBLEM, "Error: "),
    Kind.WARNING: Look("warn_fill", "warn", "warning", "Warning: "),
    Kind.INFO: Look("message", "link", "info"),
    Kind.OK: Look("ok_fill", "ok", "check"),
}


def look_of(message: Message) -> Look:
    """The look of a message: a question looks like one, whatever its kind."""
    return _LOOKS[Kind.QUESTION if message.is_question else message.kind]


def fill_of(message: Message) -> QColor:
    """The color of the card."""
    color: QColor = getattr(colors(), look_of(message).fill)
    return color


def ink_of(message: Message) -> QColor:
    """The color of the card's border and of its mark."""
    color: QColor = getattr(colors(), look_of(message).ink)
    return color


def icon_of(message: Message) -> QIcon:
    """The mark of the message's kind, which follows the theme."""
    look = look_of(message)
    return icon(look.mark, look.ink) if isinstance(look.mark, str) else shape_icon(look.mark)


def words_of(message: Message) -> tuple[str, str]:
    """The lead and the text as they are shown and spoken."""
    return plain_text.cut(message.lead, LONGEST_LEAD), plain_text.cut(message.text, LONGEST_TEXT)


def spoken(message: Message) -> str:
    """The whole message as it is read out."""
    return f"{look_of(message).spoken}{' '.join(words_of(message))}".strip()
