"""The way out with Escape, where the widget with the keyboard has no use for that key."""

from typing import TYPE_CHECKING

from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.widgets.pane_head import PaneHead

if TYPE_CHECKING:
    from desktop_app.ui.shell.panes import Panes


def leave(panes: "Panes") -> bool:
    """Clear the filter, else close what was asked for beside the list. Whether there was anything to leave."""
    return _clear_filter(panes) or _close_beside(panes)


def _clear_filter(panes: "Panes") -> bool:
    pages = [panes.page] if panes.page is not None else panes.middle.findChildren(QueuePage)
    filtered = [page for page in pages if page.header.filter.text() and not page.is_covered]
    for page in filtered:
        page.header.clear_filter()
    return bool(filtered)


def _close_beside(panes: "Panes") -> bool:
    """Close what is beside the list, if it is seen."""
    beside = panes.beside
    heads = beside.findChildren(PaneHead) if beside is not None and beside.isVisible() and not panes.is_at_rest else []
    for head in heads:
        head.close_pressed.emit()
    return bool(heads)
