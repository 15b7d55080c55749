"""Why rows cannot be put in order now."""

from desktop_app.domain.look import Look
from desktop_app.sync.state import QueueState

SORTED = "Shown in another order than the list’s own: titles cannot be moved."
"""`Queue.sorted_by`: what is seen is not what would be changed."""

SHOW_OWN_ORDER = "Show in the list’s own order"


LOOK = "The list is {how}, for looking only. Show its own order (Ctrl+Alt+0) to move titles."


def refusal_of_look(look: Look) -> str:
    """Why rows cannot be moved that are seen in another order than the list's; empty where they are not."""
    if look.is_plain:
        return ""
    return LOOK.format(how="sorted" if look.sorted_by is not None else "grouped")


def refusal_of(state: QueueState | None, *, needle: str, fixed: str, other: str) -> str:
    """Empty where they can. `fixed`: why the order is not the person's; `other`: what else stands against it."""
    if state is None or not state.loaded:
        return "This list has not been read yet, so its order cannot be changed."
    if fixed:
        return fixed
    if state.view.sorted_by:
        return SORTED
    if other:
        return other
    if needle:
        return "Clear the filter to move titles: it hides some of the places between them."
    return ""
