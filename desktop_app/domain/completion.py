"""A read that left entries out, completed by what is known. Pure."""

from collections import defaultdict

from desktop_app.domain.queues import Item, ItemId, Queue


def completed(known: Queue, read: Queue) -> Queue:
    """`read` with the titles of `known` that it does not show, each behind the neighbour that it had above.

    A whole read comes back as it is: what it does not show is gone.
    """
    if not read.unseen:
        return read
    shown = {*read.ids, *(item.id for item in read.saved)}
    behind: defaultdict[ItemId | None, list[Item]] = defaultdict(list)
    above: ItemId | None = None
    for item in known.items:
        if item.id in read:
            above = item.id
        elif item.id not in shown:
            behind[above].append(item)
    saved = tuple(item for item in known.saved if item.id not in shown)
    if not behind and not saved:
        return read
    items = [*behind[None]]
    for item in read.items:
        items += (item, *behind.get(item.id, ()))
    return Queue(
        tuple(items), (*read.saved, *saved), read.etag, read.sorted_by, read.comes_and_goes, unseen=read.unseen
    )
