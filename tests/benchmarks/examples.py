"""Long lists."""

from desktop_app.domain.queues import Item, Queue, Title, TitleId


def long_queue(count: int) -> Queue:
    """Titles with everything that Netflix tells of one but its poster, which the window would try to fetch."""
    return Queue(tuple(Item(_title(number), 1_311_530_716 + number) for number in range(count)), etag="1")


def _title(number: int) -> Title:
    return Title(
        TitleId(f"movies/{number}"),
        f"Film number {number}",
        year=1900 + number % 120,
        runtime=5000 + number % 3000,
        directors=(f"Director {number % 5000}",),
        genres=("Comedy", "Drama"),
        certificate="PG",
        average_rating=1 + number % 40 / 10,
        web_page=f"http://127.0.0.1:9/Movie/{number}",
    )
