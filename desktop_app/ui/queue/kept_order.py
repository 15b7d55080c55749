"""Where a list's order is kept, said quietly over it: at services that keep none, nobody else sees ours."""

from desktop_app.domain.service import Ordering
from desktop_app.ui.queue.header import QueueHeader

KEPT_HERE = "Order kept on this computer"


def say_where_order_is_kept(header: QueueHeader, ordering: Ordering, service: str) -> None:
    """Nothing is said of a service that keeps it itself."""
    if ordering is Ordering.KEPT_BY_US:
        header.set_notice(KEPT_HERE)
        header.explain_notice(
            f"{service} keeps no order of its own. What you move stays moved here, and is seen nowhere else; "
            "what you add or remove is sent."
        )
