"""The page for the application's own key: what it costs, the steps to it, its fields, and what else can be done."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.ui.link_wizard.pages.guide_row import GuideRow
from desktop_app.ui.link_wizard.pages.key_facts import KeyFacts
from desktop_app.ui.link_wizard.pages.ways_out import WaysOut
from desktop_app.ui.link_wizard.pipeline_art import StepProgress
from desktop_app.ui.sentences.key_guides import GuideStep, KeyFact, StepKind, WayOut
from desktop_app.ui.style.icons import icon
from desktop_app.ui.style.measures import grow
from desktop_app.ui.widgets.checked_edit import Standing
from desktop_app.ui.widgets.host_display import place_of
from desktop_app.ui.widgets.key_field import Field, KeyField
from desktop_app.ui.widgets.surfaces import MARGIN, button, column, line

WIDEST = 1040
ANOTHER_SERVER = "Another server"
NEEDED = "This is needed."


@dataclass(frozen=True, slots=True)
class KeyGuide:
    """The whole of the page. `fields` belong to the steps of their kind; `folded` are those that few people need."""

    facts: tuple[KeyFact, ...]
    steps: tuple[GuideStep, ...]
    fields: dict[StepKind, tuple[Field, ...]]
    folded: tuple[Field, ...] = ()
    ways_out: tuple[WayOut, ...] = ()


class KeyPage(QWidget):
    """A page of steps that tick themselves, with fields that are judged where they stand."""

    changed = Signal()
    page_wanted = Signal(str)
    """The address of a page of the service."""

    way_out_chosen = Signal(str)
    unfolded = Signal(QWidget)
    """A part that came under what is to be seen."""

    def __init__(self, guide: KeyGuide) -> None:
        super().__init__()
        self._fields: dict[str, KeyField] = {}
        self._rows = [GuideRow(step, place, len(guide.steps)) for place, step in enumerate(guide.steps, start=1)]
        self._fields_of: dict[GuideRow, list[KeyField]] = {}
        self._fold, self._folded = button(ANOTHER_SERVER, "flat", "chevron-right"), QWidget(self)
        self._ways_out = WaysOut(guide.ways_out)
        self._ways_out.chosen.connect(self.way_out_chosen)
        self._ways_out.unfolded.connect(lambda: self.unfolded.emit(self._ways_out))
        self._lay_out(guide)
        self._follow()
        self.setAccessibleDescription(". ".join(row.accessibleName() for row in self._rows))

    def values(self) -> dict[str, str]:
        """The entered values by field, without what was copied along with them."""
        return {name: field.value for name, field in self._fields.items()}

    @property
    def missing(self) -> tuple[str, ...]:
        """The required fields that are empty."""
        return tuple(name for name, field in self._fields.items() if not field.value and not field.field.optional)

    def find_wrong(self) -> bool:
        """Say under each field what cannot be right in it; the first of them has the focus in the end."""
        found = {name: field.verdict.text for name, field in self._fields.items() if _is_wrong(field)}
        found |= dict.fromkeys(self.missing, NEEDED)
        for name in (name for name in reversed(self._fields) if name in found):
            self.set_error(name, found[name])
        return bool(found)

    def set_error(self, field_id: str, text: str) -> None:
        """Show an error under a field, which gets the focus, also out of the fold."""
        field = self._fields[field_id]
        field.set_error(text)
        if self._folded.isAncestorOf(field):
            self._fold.setChecked(True)
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_errors(self) -> None:
        """Remove the errors from all fields."""
        for field in self._fields.values():
            field.set_error("")

    def set_locked(self, *, locked: bool) -> None:
        """Keep everything as it is while the key is being checked."""
        for field in self._fields.values():
            field.set_locked(locked=locked)
        self._ways_out.setDisabled(locked)

    # --- the steps -------------------------------------------------------------------------------------------------

    def _follow(self) -> None:
        """Tick the steps whose fields are filled in, and show which step is the one to do now."""
        for row, fields in self._fields_of.items():
            if row.step.kind is not StepKind.REGISTER:
                row.is_done = all(map(_is_filled, fields))
        self._show_progress()

    def _finish(self, row: GuideRow) -> None:
        row.is_done = True
        self._show_progress()

    def _show_progress(self) -> None:
        """Show how far the steps are; what Lineup cannot see is done with any step after it."""
        rows = self._rows
        done = [
            row.is_done or (row.step.kind is StepKind.THERE and any(later.is_done for later in rows[place:]))
            for place, row in enumerate(rows, start=1)
        ]
        current = done.index(False) if False in done else len(rows)
        for place, row in enumerate(rows):
            now = StepProgress.CURRENT if place == current else StepProgress.TO_COME
            row.show_progress(StepProgress.DONE if done[place] else now)

    # --- what stands there -----------------------------------------------------------------------------------------

    def _lay_out(self, guide: KeyGuide) -> None:
        inside = column(24)
        inside.addWidget(KeyFacts(guide.facts))
        inside.addWidget(line())
        for row in self._rows:
            self._fill(row, guide.fields.get(row.step.kind, ()))
            inside.addWidget(row)
        last = column(12)
        for part in (self._ways_out, *self._made_fold(guide.folded)):
            last.addWidget(part)
        inside.addLayout(last)
        whole = QWidget()
        grow(whole, QWidget.setMaximumWidth, WIDEST)
        whole.setLayout(inside)
        layout = column(0, (MARGIN, 18, MARGIN, MARGIN))
        layout.addWidget(whole)
        layout.addStretch(1)
        self.setLayout(layout)

    def _fill(self, row: GuideRow, fields: tuple[Field, ...]) -> None:
        """Add what is to be pressed or filled in."""
        if row.step.kind is StepKind.OPEN:
            go = button(f"Open {place_of(row.step.page)}", icon_name="external", shrinks=True)
            go.clicked.connect(lambda: self._open(row))
            row.add(go)
        made = [self._made(field) for field in fields]
        for place, each in enumerate(made):
            row.add(each, 12 if place else 8)
            if row.step.kind is StepKind.REGISTER:
                each.copied.connect(lambda: self._finish(row))
        if made:
            self._fields_of[row] = made

    def _made(self, field: Field) -> KeyField:
        self._fields[field.id] = made = KeyField(field)
        made.changed.connect(self.changed)
        made.checked.connect(self._follow)
        return made

    def _made_fold(self, fields: tuple[Field, ...]) -> tuple[QWidget, ...]:
        """The fields of another server under a button: unfolded if there is something in them."""
        inside = column(12)
        for field in fields:
            inside.addWidget(self._made(field))
        self._folded.setLayout(inside)
        self._fold.setCheckable(True)
        self._fold.setStyleSheet("padding-left: 0; text-align: left")
        self._fold.toggled.connect(self._unfold)
        if not fields:
            self._fold.hide()
        self._fold.setChecked(any(field.value for field in fields))
        self._folded.setVisible(self._fold.isChecked())
        return self._fold, self._folded

    def _unfold(self, unfolded: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._fold.setIcon(icon("chevron-down" if unfolded else "chevron-right"))
        self._folded.setVisible(unfolded)
        if unfolded:
            self.unfolded.emit(self._folded)

    def _open(self, row: GuideRow) -> None:
        self.page_wanted.emit(row.step.page)
        self._finish(row)


def _is_wrong(field: KeyField) -> bool:
    return field.verdict.standing is Standing.WRONG


def _is_filled(field: KeyField) -> bool:
    """Whether there is something in the field, unless it may stay empty, and nothing to look at again."""
    troubled = (Standing.WRONG, Standing.DOUBTFUL)
    is_troubled = field.verdict.standing in troubled or field.edit.standing in troubled
    return bool(field.value or field.field.optional) and not is_troubled
