"""The About dialog: version, license, components, and what services want to be said of programs that use them."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app import __version__
from desktop_app.ui.help.components import Component, components, version_details
from desktop_app.ui.style.icons import application_icon
from desktop_app.ui.style.measures import grow, grow_square
from desktop_app.ui.widgets.copy_button import CopyButton
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.link_button import LinkButton, open_page
from desktop_app.ui.widgets.surfaces import Surface, button, column, line

WIDTH = 560
MARK = 72
NAMES = 112
"""Pixels of the column of names."""

SENTENCE = "Your watchlists in one window, in the order you want."
LICENSE = "Free software under the GNU General Public License, version 3 or later. There is no warranty."
LICENSE_PAGE = "https://www.gnu.org/licenses/gpl-3.0.html"
BUILT_WITH = "Python, Qt 6 and PySide6 (LGPL 3), requests, keyring, and others."
SERVICES = "Lists and posters come from the services you link. Lineup isn’t made or endorsed by any of them."
POSTERS = "Where a service has no poster, Lineup draws one."


class AboutDialog(QDialog):
    """`notices` pairs a service's name with the sentence that its terms ask for."""

    def __init__(self, notices: Sequence[tuple[str, str]], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("About Lineup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        grow(self, AboutDialog.resize_to, WIDTH)
        self._rows = column(12)
        self.license = LinkButton("Read the license")
        self.license.clicked.connect(lambda: open_page(LICENSE_PAGE))
        self.components = LinkButton("All components and their licenses")
        self.components.clicked.connect(self._show_components)
        self._add_row("License", LICENSE, self.license)
        self._add_row("Built with", BUILT_WITH, self.components)
        for name, sentence in notices:
            self._add_row(name, sentence)
        self._add_row("Services", SERVICES)
        self._add_row("Posters", POSTERS)
        self.copy = CopyButton("Copy version details", "Copy versions as text, without accounts", version_details)
        self.done_button = button("Close")
        self.done_button.setDefault(True)
        self.done_button.clicked.connect(self.accept)
        self._lay_out()
        self.done_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def resize_to(self, width: int) -> None:
        """Take this width and a fitting height, as far as the screen has room."""
        room = self.screen().availableSize()
        self.resize(min(width, room.width()), min(width, room.height()))

    def _add_row(self, title: str, text: str, link: QWidget | None = None) -> None:
        name = Label(title, 13, 600, wraps=True)
        grow(name, QWidget.setFixedWidth, NAMES)
        words = column(2)
        words.addWidget(Label(text, 13, wraps=True))
        if link is not None:
            words.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self._rows.addWidget(line())
        self._rows.addLayout(row)

    def _lay_out(self) -> None:
        inside = column(16, (24, 24, 24, 16))
        inside.addLayout(self._made_head())
        inside.addLayout(self._rows)
        inside.addStretch(1)
        page = Surface("base")
        page.setLayout(inside)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addWidget(line())
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 12)
        foot.addWidget(self.copy)
        foot.addStretch(1)
        foot.addWidget(self.done_button)
        whole.addLayout(foot)

    def _made_head(self) -> QHBoxLayout:
        mark = QLabel()
        mark.setPixmap(application_icon().pixmap(QSize(MARK, MARK)))
        mark.setScaledContents(True)
        mark.setAccessibleName("The mark of Lineup")
        grow_square(mark, MARK)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(Label("Lineup", 20, 700))
        words.addWidget(Label(f"Version {__version__}", 13, role="second_text"))
        words.addWidget(Label(SENTENCE, 13, wraps=True))
        head = QHBoxLayout()
        head.setSpacing(20)
        head.addWidget(mark)
        head.addLayout(words, 1)
        return head

    def _show_components(self) -> None:
        ComponentsDialog(components(), self).open()


class ComponentsDialog(QDialog):
    """The table of components: name, version, license."""

    def __init__(self, found: Sequence[Component], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Components")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(WIDTH, 480)
        self.table = table = QTableWidget(len(found), 3)
        table.setAccessibleName("Components")
        table.setHorizontalHeaderLabels(["Name", "Version", "License"])
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        for row, each in enumerate(found):
            for place, text in enumerate((each.name, each.version, each.license)):
                table.setItem(row, place, QTableWidgetItem(text))
        table.resizeColumnsToContents()
        table.horizontalHeader().setStretchLastSection(True)
        close = button("Close")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.addWidget(table, 1)
        whole.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
