"""By what a list is to be arranged: the row of buttons over the preview."""

import secrets
from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QWidget

from desktop_app.domain.arranging import Arrangement, Key, Order
from desktop_app.domain.queues import Queue
from desktop_app.ui.icons import beside_icon, icon
from desktop_app.ui.queue.arrange import words
from desktop_app.ui.queue.arrange.choice import HEIGHT, Choice
from desktop_app.ui.queue.arrange.earlier_orders import EarlierOrder
from desktop_app.ui.words import Words

AS_IT_STANDS = "As it stands"
"""What is equal in the first key stays in the order of now."""

GAP = 12
"""Pixels between the two parts of the row."""


class Choices(QWidget):
    """Holds the arrangement that is chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.arrangement = Arrangement(Key(Order.TITLE))
        self._orders: tuple[Order, ...] = ()
        self._earlier: tuple[EarlierOrder, ...] = ()
        self._queue = Queue()
        self.by = Choice("Arrange by", self)
        self.way = Choice("Direction", self)
        self.which = Choice("Which earlier order", self)
        self.again = QPushButton(icon("refresh"), beside_icon("Shuffle again"), self)
        self.then = Choice("Then by", self)
        self._before = Words("", 13, role="second_text", parent=self)
        self._first = QWidget(self)
        self._second = QWidget(self)
        self._build()
        self._connect()

    def offer(self, orders: Iterable[Order], earlier: tuple[EarlierOrder, ...], queue: Queue) -> None:
        """What there is to choose from for this queue."""
        self._orders, self._earlier, self._queue = tuple(orders), earlier, queue

    def start(self, order: Order, then: tuple[Key, ...] = ()) -> None:
        """This order, in its usual direction; of the earlier ones the latest."""
        ids = self._earlier[0].ids if order is Order.EARLIER else ()
        self.put(Arrangement(Key.usual(order), then, _chance(), ids))

    def put(self, arrangement: Arrangement) -> None:
        """This one is chosen."""
        self.arrangement = arrangement
        self._show_first()
        self._show_then()
        self._lay_out()
        self.changed.emit()

    @property
    def earlier(self) -> EarlierOrder | None:
        """The earlier order that is chosen."""
        is_chosen = self.arrangement.first.order is Order.EARLIER
        return next((e for e in self._earlier if is_chosen and e.ids == self.arrangement.earlier), None)

    @property
    def sentence(self) -> str:
        """`By year, oldest first, then title, A to Z`."""
        return words.sentence(self.arrangement, self.earlier.when if self.earlier else "")

    @property
    def action(self) -> str:
        """What stands behind "Undo"."""
        return words.action(self.arrangement, self.earlier.when if self.earlier else "")

    # --- inside ---------------------------------------------------------------------------------------------------

    def _show_first(self) -> None:
        order, descending = self.arrangement.first.order, self.arrangement.first.descending
        self.by.offer([(words.NAMES[each], each) for each in self._orders], order)
        self.way.setVisible(order.has_direction)
        self.again.setVisible(order is Order.SHUFFLE)
        for widget in (self.which, self._before):
            widget.setVisible(order is Order.EARLIER)
        if order.has_direction:
            up, down = words.DIRECTIONS[order]
            self.way.offer([(up, False), (down, True)], descending)
        if self.earlier is not None:
            self.which.offer([(each.entry(self._queue), each) for each in self._earlier], self.earlier)
            self.which.name_it(f"{self.earlier.when[0].upper()}{self.earlier.when[1:]}")
            self._before.setText(self.earlier.before)

    def _show_then(self) -> None:
        first, then = self.arrangement.first.order, self.arrangement.then
        self._second.setVisible(first.has_direction)
        if first.has_direction:
            orders = [order for order in self._orders if order.has_direction and order is not first]
            keys = [Key(order, down) for order in orders for down in (False, True)]
            entries: list[tuple[str, object]] = [(words.key_words(key), key) for key in keys]
            self.then.offer([(AS_IT_STANDS, None), *entries], then[0] if then else None)
            if then:
                self.then.name_it(words.key_words(then[0]), words.short_key(then[0]))

    def _choose(self, order: object) -> None:
        assert isinstance(order, Order)
        self.start(order, tuple(key for key in self.arrangement.then if key.order is not order))

    def _turn(self, descending: object) -> None:
        self.put(replace(self.arrangement, first=replace(self.arrangement.first, descending=bool(descending))))

    def _go_on(self, key: object) -> None:
        self.put(replace(self.arrangement, then=(key,) if isinstance(key, Key) else ()))

    def _bring_back(self, earlier: object) -> None:
        assert isinstance(earlier, EarlierOrder)
        self.put(replace(self.arrangement, earlier=earlier.ids))

    def _shuffle_again(self) -> None:
        self.put(replace(self.arrangement, seed=_chance()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        """In one row; in two where the window is too narrow for that."""
        parts = [part.sizeHint().width() for part in (self._first, self._second) if not part.isHidden()]
        fits = sum(parts) + GAP * (len(parts) - 1) <= self.width()
        self._rows.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for two rows."""
        widest = max(self._first.sizeHint().width(), self._second.sizeHint().width())
        return QSize(widest, super().minimumSizeHint().height())

    def _build(self) -> None:
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(GAP)
        for part, said, widgets in (
            (self._first, "By", (self.by, self.way, self.which, self.again, self._before)),
            (self._second, "then by", (self.then,)),
        ):
            row = QHBoxLayout(part)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            row.addWidget(Words(said, 13, role="second_text", parent=part))
            for widget in widgets:
                row.addWidget(widget)
            row.addStretch()
            self._rows.addWidget(part)
        self._rows.addStretch(1)
        self.again.setFixedHeight(HEIGHT)

    def _connect(self) -> None:
        self.by.chosen.connect(self._choose)
        self.way.chosen.connect(self._turn)
        self.which.chosen.connect(self._bring_back)
        self.then.chosen.connect(self._go_on)
        self.again.clicked.connect(self._shuffle_again)


def _chance() -> int:
    return secrets.randbelow(2**32)
