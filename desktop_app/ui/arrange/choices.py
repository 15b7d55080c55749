"""The row of buttons over the preview, with which an arrangement is chosen."""

import secrets
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop_app.domain.arrangement import Arrangement, Key, Order
from desktop_app.domain.import_export.given_order import GivenOrder
from desktop_app.domain.queues import Queue
from desktop_app.ui.arrange import words
from desktop_app.ui.arrange.earlier_orders import EarlierOrder
from desktop_app.ui.arrange.side_by_side import SideBySide
from desktop_app.ui.queue.order_words import DIRECTIONS, NAMES
from desktop_app.ui.style.icons import beside_icon, icon
from desktop_app.ui.style.measures import grow
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.menu_button import HEIGHT, ChoiceButton

AS_IT_STANDS = "As it stands"
"""What is equal in the first key stays in the order of now."""


class Choices(SideBySide):
    """Holds the arrangement that is chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.arrangement = Arrangement(Key(Order.TITLE))
        self._orders: tuple[Order, ...] = ()
        self._earlier: tuple[EarlierOrder, ...] = ()
        self._given = GivenOrder("")
        self._queue = Queue()
        self.by = ChoiceButton("Arrange by", self)
        self.way = ChoiceButton("Direction", self)
        self.which = ChoiceButton("Which earlier order", self)
        self.again = QPushButton(icon("refresh"), beside_icon("Shuffle again"), self)
        self.then = tuple(ChoiceButton(name, self) for name in ("Then by", "Then, in the third place, by"))
        self._before = Label("", 13, role="second_text", parent=self)
        self._parts_of_then = SideBySide(self)
        self._thens = tuple(_row(self._parts_of_then, "then by", (choice,)) for choice in self.then)
        self._build()
        self._connect()

    def offer(
        self,
        orders: Iterable[Order],
        earlier: tuple[EarlierOrder, ...],
        queue: Queue,
        given: GivenOrder | None = None,
    ) -> None:
        """Offer these orders for this queue. `given`: the order of a file."""
        self._orders, self._earlier, self._queue = tuple(orders), earlier, queue
        self._given = given or self._given

    def start(self, order: Order, then: tuple[Key, ...] = ()) -> None:
        """Start with this order in its usual direction; of the earlier orders with the latest."""
        orders = {Order.EARLIER: self._earlier[0].ids if self._earlier else (), Order.FILE: self._given.ids}
        ids = orders.get(order, ())
        self.put(Arrangement(Key.usual(order), then, _chance(), ids))

    def put(self, arrangement: Arrangement) -> None:
        """Choose this arrangement."""
        self.arrangement = arrangement
        self._show_first()
        self._show_then()
        self._parts_of_then.lay_out()
        self.lay_out()
        self.changed.emit()

    @property
    def earlier(self) -> EarlierOrder | None:
        """The earlier order that is chosen."""
        is_chosen = self.arrangement.first.order is Order.EARLIER
        return next((e for e in self._earlier if is_chosen and e.ids == self.arrangement.earlier), None)

    @property
    def sentence(self) -> str:
        """The chosen arrangement in words: `By year, oldest first, then title, A to Z`."""
        return words.sentence(self.arrangement, self._whose)

    @property
    def action(self) -> str:
        """The words behind "Undo" for the chosen arrangement."""
        return words.action(self.arrangement, self._whose)

    @property
    def given(self) -> GivenOrder | None:
        """The order of a file, where that is chosen."""
        return self._given if self.arrangement.first.order is Order.FILE else None

    @property
    def _whose(self) -> str:
        """The time of the earlier order that is brought back, or the name of the file that gives the order."""
        return self._given.name if self.given else self.earlier.when if self.earlier else ""

    # --- inside ---------------------------------------------------------------------------------------------------

    def _show_first(self) -> None:
        order, descending = self.arrangement.first.order, self.arrangement.first.descending
        self.by.offer([(NAMES[each], each) for each in self._orders], order)
        self.way.setVisible(order.has_direction)
        self.again.setVisible(order is Order.SHUFFLE)
        self.which.setVisible(order is Order.EARLIER)
        self._before.setVisible(order in (Order.EARLIER, Order.FILE))
        if order is Order.FILE:
            self._before.setText(self._given.name)
        if order.has_direction:
            up, down = DIRECTIONS[order]
            self.way.offer([(up, False), (down, True)], descending)
        if self.earlier is not None:
            self.which.offer([(each.entry(self._queue), each) for each in self._earlier], self.earlier)
            self.which.name_it(f"{self.earlier.when[0].upper()}{self.earlier.when[1:]}")
            self._before.setText(self.earlier.before)

    def _show_then(self) -> None:
        """Show the chosen keys and one free choice after them, as far as there are choices."""
        keys = self.arrangement.keys
        self._parts_of_then.setVisible(bool(keys))
        for at, (choice, row) in enumerate(zip(self.then, self._thens, strict=True), start=1):
            row.setVisible(_goes_on(keys, at))
            if not row.isHidden():
                self._offer_then(choice, keys[:at], keys[at] if at < len(keys) else None)

    def _offer_then(self, choice: ChoiceButton, before: tuple[Key, ...], chosen: Key | None) -> None:
        taken = {key.order for key in before}
        orders = [order for order in self._orders if order.has_direction and order not in taken]
        keys = [Key(order, down) for order in orders for down in (False, True)]
        choice.offer([(AS_IT_STANDS, None), *((words.key_words(key), key) for key in keys)], chosen)
        if chosen is not None:
            choice.name_it(words.key_words(chosen), words.short_key(chosen))

    def _choose(self, order: object) -> None:
        assert isinstance(order, Order)
        self.start(order, tuple(key for key in self.arrangement.then if key.order is not order))

    def _turn(self, descending: object) -> None:
        self.put(replace(self.arrangement, first=replace(self.arrangement.first, descending=bool(descending))))

    def _go_on(self, at: int, key: object) -> None:
        """Put a key in this place. The same order does not come twice, and None leaves no gap."""
        then = self.arrangement.then
        chosen = (key,) if isinstance(key, Key) else ()
        rest = tuple(k for k in then[at + 1 :] if not chosen or k.order is not chosen[0].order)
        self.put(replace(self.arrangement, then=(*then[:at], *chosen, *rest)))

    def _bring_back(self, earlier: object) -> None:
        assert isinstance(earlier, EarlierOrder)
        self.put(replace(self.arrangement, earlier=earlier.ids))

    def _shuffle_again(self) -> None:
        self.put(replace(self.arrangement, seed=_chance()))

    def _build(self) -> None:
        grow(self.again, QWidget.setFixedHeight, HEIGHT)
        self.add(_row(self, "By", (self.by, self.way, self.which, self.again, self._before)))
        for row in self._thens:
            self._parts_of_then.add(row)
        self.add(self._parts_of_then)

    def _connect(self) -> None:
        self.by.chosen.connect(self._choose)
        self.way.chosen.connect(self._turn)
        self.which.chosen.connect(self._bring_back)
        for at, choice in enumerate(self.then):
            choice.chosen.connect(partial(self._go_on, at))
        self.again.clicked.connect(self._shuffle_again)


def _goes_on(keys: tuple[Key, ...], at: int) -> bool:
    """Whether a key may be chosen in that place. Behind a title in the second one hardly anything is left equal."""
    is_next = at == len(keys)
    return 0 < at < len(keys) or (is_next and (at == 1 or keys[-1].order is not Order.TITLE))


def _row(parent: QWidget, said: str, widgets: Iterable[QWidget]) -> QWidget:
    part = QWidget(parent)
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(Label(said, 13, role="second_text", parent=part))
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return part


def _chance() -> int:
    return secrets.randbelow(2**32)
