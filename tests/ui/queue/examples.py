"""Titles, queues and states to test with."""

from collections.abc import Iterable

from desktop_app.domain.account import AccountId
from desktop_app.domain.edits import Anchor, Edge, Move
from desktop_app.domain.pending_edits import Entry, EntryId, EntryState, Question, Reason, view_of
from desktop_app.domain.queues import Item, Queue, QueueRef, Title, TitleId
from desktop_app.sync.state import Health, QueueState

REF = QueueRef(AccountId("ada"), "instant")
OTHER_REF = QueueRef(AccountId("ada"), "disc")

FILMS = (
    ("The Third Man", 1949, 104, "Carol Reed", "Film noir", 4.1),
    ("Rosencrantz & Guildenstern Are Dead", 1990, 117, "Tom Stoppard", "Comedy", None),
    ("Charade", 1963, 113, "Stanley Donen", "Comedy", 4.0),
    ("The Lady Vanishes", 1938, 96, "Alfred Hitchcock", "Thriller", 4.9),
    ("Playtime", 1967, 124, "Jacques Tati", "Comedy", None),
    ("Kind Hearts and Coronets", 1949, 106, "Robert Hamer", "Comedy", 3.9),
    ("Brief Encounter", 1945, 86, "David Lean", "Drama", None),
    ("My Man Godfrey", 1936, 94, "Gregory La Cava", "Comedy", 3.2),
    ("The General", 1926, 67, "Buster Keaton, Clyde Bruckman", "Comedy", None),
    ("Les Diaboliques", 1955, 117, "Henri-Georges Clouzot", "Thriller", 4.2),
    ("Nosferatu", 1922, 94, "F. W. Murnau", "Horror", 4.0),
    ("La règle du jeu", 1939, 110, "Jean Renoir", "Drama", 4.4),
)


def film(number: int) -> Item:
    """The film of that number, from 0; behind the known ones come made-up ones."""
    if number >= len(FILMS):
        return Item(Title(TitleId(f"movies/{number}"), f"Film {number}", 1950 + number % 70, 5400))
    name, year, minutes, director, genre, rating = FILMS[number]
    return Item(
        Title(
            TitleId(f"movies/{number}"),
            name,
            year,
            minutes * 60,
            tuple(director.split(", ")),
            (genre,),
            average_rating=rating,
            overview="A widow in Paris is courted by a stranger and chased by three men.",
            web_page=f"https://films.example/{number}",
        ),
        added=1_762_700_000,
    )


def queue(numbers: Iterable[int], saved: Iterable[int] = ()) -> Queue:
    """A queue of films by their numbers."""
    return Queue(tuple(film(number) for number in numbers), tuple(film(number) for number in saved), "1")


def state(view: Queue, *entries: Entry, ref: QueueRef = REF, loaded: bool = True) -> QueueState:
    """A queue as it is shown; the open edits are in the view already."""
    health = Health.IN_STEP if loaded else Health.NOT_READ
    return QueueState(ref, view, loaded=loaded, health=health, entries=entries)


def shown(base: Queue, *entries: Entry) -> QueueState:
    """A queue with the open edits put on top."""
    return state(view_of(base, entries), *entries)


def waiting(number: int, entry: int = 1, life: EntryState = EntryState.PENDING, after: Anchor = Edge.TOP) -> Entry:
    """A move of one film that is under way."""
    return Entry(EntryId(entry), REF, entry, Move((film(number).id,), after), life)


def lost(number: int, after: Anchor, entry: int = 9) -> Entry:
    """A film that somebody removed while it was moved here."""
    asked = Question(Reason.VANISHED, film(number), after)
    return Entry(EntryId(entry), REF, entry, Move((film(number).id,), after), EntryState.NEEDS_DECISION, asked)


def refused(number: int, entry: int = 9, after: Anchor = Edge.TOP) -> Entry:
    """A move that the service would not do."""
    asked = Question(Reason.REFUSED, service_says="The queue is full.")
    return Entry(EntryId(entry), REF, entry, Move((film(number).id,), after), EntryState.NEEDS_DECISION, asked)


def names(found: Iterable[Item]) -> list[str]:
    """Their names, to compare by eye."""
    return [item.title.name for item in found]
