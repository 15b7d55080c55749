"""The words of a preview, before titles are imported or copied."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.id_namespaces import NAMES
from desktop_app.domain.import_export.imported_title import ImportedTitle
from desktop_app.domain.import_export.names import LONGEST, cleaned
from desktop_app.domain.import_export.preview import Preview
from desktop_app.domain.import_export.title_matching import Fit, Match
from desktop_app.domain.queues import Title
from desktop_app.ui.queue.words import length
from desktop_app.ui.shell.messages import counted


@dataclass(frozen=True, slots=True)
class Errand:
    """The purpose of a preview in words: `Import into Noir`, about `list.csv`, `Imported.` when done.

    `wanted` heads the column of wanted titles; `remark` is what a person should know before.
    """

    heading: str
    about: str
    wanted: str
    done: str
    remark: str = ""


_FITS = {
    Fit.EXACT: "✓ Found",
    Fit.DOUBTFUL: "? Same name",
    Fit.HERE: "● In the list",
    Fit.UNFIT: "✕ Of another kind",
    Fit.MISSING: "✕ Not found",
    Fit.UNKNOWN: "◌ Not looked up",
}

MOST_NAMED, LONGEST_COLUMN = 4, 30
"""Columns that are named, and characters of each."""

CONFIRM = "Tick the lines to confirm that are right. Return offers other titles for a line."
SEARCHING = "Searching…"
STOPPED = "Stopped. What was not looked up is not added."


def wanted_words(wanted: ImportedTitle) -> str:
    """The title that a line wants: `The Third Man (1949)`, or its key if it has no name."""
    ids = ", ".join(f"{NAMES.get(namespace, namespace)} {key}" for namespace, key in wanted.ids)
    name = cleaned(wanted.name[:LONGEST]) or ids or cleaned(wanted.key)
    return f"{name} ({wanted.year})" if wanted.year else name


def form_words(form: str, unused: Sequence[str]) -> str:
    """Name the kind of a file, and the columns passed over: `IMDb’s CSV · Columns not used: Created, Modified`."""
    if not unused:
        return form
    named = [_shortened(cleaned(name)) for name in unused[:MOST_NAMED]]
    more = f" and {len(unused) - len(named):,} more" if len(unused) > len(named) else ""
    return f"{form} · Columns not used: {', '.join(named)}{more}"


def part_words(name: str, titles: int, form: str) -> str:
    """Describe a list of an archive: `lists-watchlist.json · 130 titles · Trakt’s JSON`."""
    return f"{name} · {counted(titles, 'title', 'titles')} · {form}"


def _shortened(name: str) -> str:
    return name if len(name) <= LONGEST_COLUMN else f"{name[:LONGEST_COLUMN]}…"


SAME = "same name and year"
"""Said of a title that is found under the words of its line."""

_SIGNS = re.compile(r"^[✓✕●◌?]\s|\s▾$")


def without_signs(words: str) -> str:
    """The words of a cell without the signs that only help the eye: `✓ By IMDb id` as `By IMDb id`."""
    return _SIGNS.sub("", words).replace(" → ", " to ").replace(" · ", ", ")


def fit_words(match: Match) -> str:
    """A mark and a word; what is sure says by which key, what is doubtful what it would be."""
    if match.why:
        mark = "✕" if match.fit is Fit.UNKNOWN else _FITS[match.fit][0]
        return f"{mark} {match.why}"
    if match.fit is Fit.EXACT and match.namespace in NAMES:
        return f"✓ By {NAMES[match.namespace]} id"
    if match.fit is Fit.DOUBTFUL and len(match.candidates) > 1:
        return f"? One of {len(match.candidates)}"
    return _FITS[match.fit]


def found_words(match: Match) -> str:
    """The title that would be added, with a sign if there are others to choose from; empty for none."""
    if match.title is None:
        return ""
    more = " ▾" if match.fit is Fit.DOUBTFUL and len(match.candidates) > 1 else ""
    return f"{title_words(match.title)}{more}"


def title_words(title: Title) -> str:
    """A title with its year, part and kind, to tell films and series of one name apart."""
    name = f"{title.name} ({title.year})" if title.year else title.name
    return " · ".join(part for part in (name, title.part, title.kind) if part)


def result_words(title: Title) -> str:
    """A title that was found by hand: `The Lady Vanishes (1938) · movie · 1 h 36 min · Alfred Hitchcock`."""
    return " · ".join(filter(None, (title_words(title), length(title.runtime), ", ".join(title.directors[:2]))))


def line_words(unit: str, match: Match) -> str:
    """Name the line that is searched for: `Line 9: The Lady Vanish (1939)`."""
    return f"{unit} {match.line.number:,}: {wanted_words(match.line.wanted)}"


def found_count_words(count: int, service: str) -> str:
    """The number of titles that a search by hand found."""
    return f"{counted(count, 'title', 'titles')} at {service}" if count else f"Nothing found at {service}"


def summary(preview: Preview) -> str:
    """The number of lines of each kind; kinds without any are left out."""
    counts, mistakes = preview.counts, len(preview.mistakes)
    parts = (
        (counts[Fit.EXACT], f"{counts[Fit.EXACT]:,} found"),
        (counts[Fit.DOUBTFUL], f"{counts[Fit.DOUBTFUL]:,} to confirm"),
        (counts[Fit.HERE], f"{counts[Fit.HERE]:,} in the list already"),
        (counts[Fit.UNFIT], f"{counts[Fit.UNFIT]:,} of a kind that this list does not take"),
        (counts[Fit.MISSING], f"{counts[Fit.MISSING]:,} not found"),
        (counts[Fit.UNKNOWN], f"{counts[Fit.UNKNOWN]:,} not looked up yet"),
        (mistakes, counted(mistakes, "line cannot be read", "lines cannot be read")),
    )
    return " · ".join(words for count, words in parts if count)


def advice(preview: Preview) -> str:
    """The advice to confirm doubtful matches; empty if there are none."""
    return CONFIRM if preview.counts[Fit.DOUBTFUL] else ""


def looking_words(asked: int, total: int) -> str:
    """The progress of looking titles up."""
    return f"Looking in the catalogue: {asked:,} of {total:,}."


def pause_words(service: str, seconds: float) -> str:
    """A sentence that the service asks for a pause."""
    whole = max(round(seconds), 1)
    rest = counted(whole, "second", "seconds") if whole < 120 else f"{round(whole / 60)} minutes"
    return f"{service} wants a pause of {rest}; then looking goes on by itself."


def add_words(count: int) -> str:
    """The words on the button that adds."""
    return f"Add {counted(count, 'title', 'titles')}"
