"""A line of the preview that offers to rate titles, too: a tick, the file's scale, and what is left out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop_app.domain.import_export.rating_plan import Outcome, RatingPlan
from desktop_app.ui.import_export.rating_words import SCALES, left_words, rate_words
from desktop_app.ui.widgets import plain_text
from desktop_app.ui.widgets.drop_down import DropDown
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.tick_box import TickBox


class RatingBar(QWidget):
    """The offer to rate the imported titles; hidden until there are ratings, and reports by signals."""

    toggled = Signal(bool)
    scale_chosen = Signal(int)
    """The file's ratings go so high."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.tick = TickBox(rate_words(0))
        self.scale = DropDown("Scale of the ratings in the file", self)
        self._left = Label("", 12, role="second_text", wraps=True, parent=self)
        self._left.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.to_rate = 0
        """How many titles would be rated, ticked or not."""

        self._build()
        self.hide()

    def open(self, plan: RatingPlan, service: str) -> None:
        """Offer to send the ratings of this plan."""
        self.scale.setCurrentIndex(self.scale.findData(plan.highest))
        self.tick.setToolTip(plain_text.tip(f"Send the ratings in the file to {service}, rounded as the lines show"))
        self.show()

    def tell(self, plan: RatingPlan, note: str) -> None:
        """Show how many ratings there are now. `note`: what is under way, or went wrong."""
        counts = plan.counts()
        self.to_rate = counts[Outcome.CHANGE]
        self.tick.setText(rate_words(self.to_rate))
        self.tick.setEnabled(bool(self.to_rate) or self.tick.isChecked())
        self._left.setText(" · ".join(filter(None, (left_words(counts), note))))

    def _build(self) -> None:
        about = Label("Ratings in the file:", 12, role="second_text", parent=self)
        about.setBuddy(self.scale)
        for highest, words in SCALES.items():
            self.scale.addItem(words, highest)
        self.scale.setToolTip(plain_text.tip("How high the ratings in the file go"))
        self.scale.setMinimumContentsLength(6)
        self.tick.toggled.connect(self.toggled)
        self.scale.activated.connect(lambda _index: self.scale_chosen.emit(self.scale.currentData()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.tick)
        row.addSpacing(8)
        row.addWidget(about)
        row.addWidget(self.scale)
        row.addWidget(self._left, 1)
