"""The service's own pages in this window: the sign-in, and over it the pop-ups that its pages open."""

from PySide6.QtWidgets import QStackedWidget

from desktop_app.ui.link_wizard.address_bar import AddressBar
from desktop_app.ui.link_wizard.pages.page_sheet import PageSheet
from desktop_app.ui.widgets.nested_loops import delete_when_free


class EmbeddedPage(QStackedWidget):
    """A stack of sheets, of which the newest is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.first = PageSheet()
        self.add(self.first)

    def add(self, sheet: PageSheet) -> None:
        """Show this sheet over the others, if it is not there yet."""
        if self.indexOf(sheet) < 0:
            self.addWidget(sheet)
            self._show_last()

    def remove(self, sheet: PageSheet) -> None:
        """Take a sheet away; the one that came before it is shown again."""
        self.removeWidget(sheet)
        delete_when_free(sheet)
        self._show_last()

    @property
    def top(self) -> PageSheet:
        """The sheet that is shown."""
        top = self.currentWidget()
        assert isinstance(top, PageSheet)
        return top

    def close_what_is_open(self) -> bool:
        """Close the uppermost thing over the sign-in: a question, a message, or a pop-up; whether there was one."""
        if self.top.close_what_is_open():
            return True
        if self.count() > 1:
            self.top.bar.close_pressed.emit()
            return True
        return False

    @property
    def bar(self) -> AddressBar:
        """The address of the sheet that is shown."""
        return self.top.bar

    @property
    def notice(self) -> str:
        """Lineup's line on the sheet that is shown."""
        return self.top.notice

    @property
    def hint(self) -> str:
        """Lineup's hint on the sheet that is shown."""
        return self.top.hint

    @property
    def saying(self) -> str:
        """The message of the page that is shown."""
        return self.top.saying

    def _show_last(self) -> None:
        self.setCurrentIndex(self.count() - 1)
        self.setFocusProxy(self.top)
        if self.isVisible():
            self.top.setFocus()
