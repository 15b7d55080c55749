"""Names and values in an order, as queries and forms are."""

Pairs = tuple[tuple[str, str], ...]
