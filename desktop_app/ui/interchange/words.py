"""What the preview of an import says."""

from collections.abc import Sequence

from desktop_app.domain.interchange.matching import Fit, Match
from desktop_app.domain.interchange.wanted import Wanted
from desktop_app.domain.queues import Title
from desktop_app.ui.messages import counted

_FITS = {
    Fit.EXACT: "✓ Found",
    Fit.DOUBTFUL: "? Same name",
    Fit.HERE: "● In the list",
    Fit.MISSING: "✕ Not found",
    Fit.UNKNOWN: "◌ Not looked up",
}


def wanted_words(wanted: Wanted) -> str:
    """What the file says: `The Third Man (1949)`; a key where it says no name."""
    name = " ".join(wanted.name.split()) or " ".join(f"{register} {key}" for register, key in wanted.ids) or wanted.key
    return f"{name} ({wanted.year})" if wanted.year else name


def fit_words(match: Match) -> str:
    """A mark and a word; what is doubtful says what it would be."""
    return match.why or _FITS[match.fit]


def title_words(title: Title) -> str:
    """What would be added, with its kind, by which films and series of one name are told apart."""
    name = f"{title.name} ({title.year})" if title.year else title.name
    return " · ".join(part for part in (name, title.part, title.kind) if part)


def summary(matches: Sequence[Match], mistakes: int) -> str:
    """How many of each; what there is none of is not said."""
    counts = {fit: sum(match.fit is fit for match in matches) for fit in Fit}
    parts = (
        (counts[Fit.EXACT], f"{counts[Fit.EXACT]:,} found"),
        (counts[Fit.DOUBTFUL], f"{counts[Fit.DOUBTFUL]:,} to confirm"),
        (counts[Fit.HERE], f"{counts[Fit.HERE]:,} in the list already"),
        (counts[Fit.MISSING], f"{counts[Fit.MISSING]:,} not found"),
        (counts[Fit.UNKNOWN], f"{counts[Fit.UNKNOWN]:,} not looked up yet"),
        (mistakes, counted(mistakes, "line cannot be read", "lines cannot be read")),
    )
    return " · ".join(words for count, words in parts if count)


def add_words(count: int) -> str:
    """On the button."""
    return f"Add {counted(count, 'title', 'titles')}"
