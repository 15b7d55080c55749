"""The page for a flow's questions, answered by typing. The answers are not kept after the page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.auth.flow import Question
from desktop_app.ui.sentences.details import detail_of
from desktop_app.ui.sentences.steps import question_in_words
from desktop_app.ui.style.measures import grow
from desktop_app.ui.widgets.key_field import Field, KeyField
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.surfaces import MARGIN, column

WIDEST = 560
NEEDED = "This is needed."


class FormPage(QWidget):
    """A page with a heading, a sentence, and a field for each question. `as_typed`: secrets keep their spaces."""

    def __init__(self, title: str, sentence: str, questions: tuple[Question, ...], *, as_typed: bool) -> None:
        super().__init__()
        self._fields = {each.name: KeyField(_field(each, as_typed=as_typed)) for each in questions}
        box = QWidget()
        grow(box, QWidget.setMaximumWidth, WIDEST)
        inside = column(12)
        for field in self._fields.values():
            inside.addWidget(field)
        box.setLayout(inside)
        layout = column(8, (MARGIN, MARGIN, MARGIN, MARGIN))
        layout.addWidget(Label(title, 20, 700, wraps=True))
        layout.addWidget(Label(sentence, 13, 400, "second_text", wraps=True))
        layout.addSpacing(12)
        layout.addWidget(box)
        layout.addStretch(1)
        self.setLayout(layout)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self._say_what_is_wrong(questions)

    def values(self) -> dict[str, str]:
        """The typed answers, by the names of the questions."""
        return {name: field.value for name, field in self._fields.items()}

    def is_complete(self) -> bool:
        """Whether everything was answered; what was not says so, and the first of it gets the focus."""
        missing = [field for field in self._fields.values() if not field.value]
        for field in missing:
            field.set_error(NEEDED)
        if missing:
            missing[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return not missing

    def _say_what_is_wrong(self, questions: tuple[Question, ...]) -> None:
        """Show what is wrong under each field that it is about; the first of them gets the focus."""
        wrong = [each for each in questions if each.wrong]
        for each in wrong:
            self._fields[each.name].set_error(detail_of(each.wrong) if each.wrong else "")
        if wrong:
            self.setFocusProxy(self._fields[wrong[0].name].edit)

    def forget(self) -> None:
        """Take out what was typed."""
        for field in self._fields.values():
            field.forget()


def _field(question: Question, *, as_typed: bool) -> Field:
    label, help_text = question_in_words(question)
    return Field(
        question.name,
        label,
        question.answer,
        secret=question.secret,
        help=help_text,
        as_typed=as_typed and question.secret,
    )
