"""The ratings of an imported file: compared with those that the service has, and told to it with the titles."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from desktop_app.domain.import_export.preview import Preview
from desktop_app.domain.import_export.rating_plan import RatingPlan, rating_plan
from desktop_app.domain.queues import Title
from desktop_app.ui.import_export.model import PreviewModel
from desktop_app.ui.import_export.page import PreviewPage
from desktop_app.ui.import_export.rating_words import READING
from desktop_app.ui.ratings.own_ratings import OwnRatings
from desktop_app.ui.shell.messages import sentence_of

Rate = Callable[[Sequence[tuple[Title, float | None]]], None]
"""Tells the service several ratings as one action."""


class FileRatings(QObject):
    """The ratings that a preview offers to send."""

    def __init__(self, view: PreviewPage, model: PreviewModel, own: OwnRatings, rate: Rate, service: str) -> None:
        """`service`: the service's name as the person knows it."""
        super().__init__(view)
        self._view = view
        self._model = model
        self._own = own
        self._rate = rate
        self._service = service
        self._plan: RatingPlan | None = None
        self._reads = False
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._tell)
        view.ratings.toggled.connect(lambda on: self._turn(on=on))
        view.ratings.scale_chosen.connect(self._set_highest)
        model.ticked.connect(self._soon.start)
        own.changed.connect(self._soon.start)

    def plan(self, preview: Preview) -> RatingPlan | None:
        """Return what could be rated; None where the file has no ratings."""
        self._plan = rating_plan(preview, self._own.scale, self._own.known)
        return self._plan

    def compare(self) -> None:
        """Offer the ratings of the titles that were found, and read their present ones."""
        if self._plan is not None:
            self._plan.match()
            self._view.ratings.open(self._plan, self._service)
            self._soon.start()

    @property
    def wishes(self) -> Sequence[tuple[Title, float]]:
        """The ratings to send: none unless the person wants it."""
        return self._plan.wishes if self._plan is not None and self._plan.is_on else ()

    def send(self, wishes: Sequence[tuple[Title, float]]) -> None:
        """Tell the service."""
        if wishes:
            self._rate(wishes)

    def stop(self) -> None:
        """End the reading of ratings, because the preview closes."""
        if self._reads and self._own.is_reading:
            self._own.cancel()

    def _turn(self, *, on: bool) -> None:
        if self._plan is not None:
            self._plan.is_on = on
            self._soon.start()

    def _set_highest(self, highest: int) -> None:
        if self._plan is not None:
            self._plan.set_highest(highest)
            self._soon.start()

    def _tell(self) -> None:
        plan = self._plan
        if plan is None or self._model.is_ticking or self._view.ratings.isHidden():
            return
        plan.match()
        self._ask(plan)
        self._model.show_ratings()
        self._view.ratings.tell(plan, self._note())
        self._view.set_rating(self._view.ratings.to_rate if plan.is_on else 0)

    def _ask(self, plan: RatingPlan) -> None:
        """Read the ratings of titles that nobody asked about; a failure is told, and not repeated."""
        lacking = self._own.lacking(plan.title_ids)
        if lacking and not self._own.is_reading and not (self._reads and self._own.error):
            self._reads = True
            self._own.read(lacking)

    def _note(self) -> str:
        if self._own.is_reading:
            return READING
        if self._reads and self._own.error is not None:
            sentence = sentence_of(self._own.error, self._service)
            return f"Your ratings so far can’t be read. {sentence.lead}"
        return ""
