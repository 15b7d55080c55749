"""What a member noted of a list's entry."""

from desktop_app.providers.trakt.parser import item_of


def test_a_note_is_one_line_of_its_row() -> None:
    row = {"id": 101, "type": "movie", "movie": {"title": "Charade", "ids": {"trakt": 1}}}

    assert item_of({**row, "notes": "Lent\nto  Ola"}).remark == "Lent to Ola"
    assert item_of({**row, "notes": None}).remark == ""
