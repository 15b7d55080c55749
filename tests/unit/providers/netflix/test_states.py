"""How titles stand, in the shapes that were recorded and others (contract netflix 8)."""

from typing import Any

import pytest

from desktop_app.domain.errors import BadAnswer
from desktop_app.domain.title_states import TitleState
from desktop_app.providers.netflix.states import states_of

HOST = "http://api-public.netflix.com"


def category(scheme: str, term: str) -> dict[str, str]:
    return {"scheme": f"{HOST}/categories/{scheme}", "term": term, "label": term}


def item(queue: str, *formats: tuple[str, ...]) -> dict[str, Any]:
    told = [
        {"category": [category("title_formats", name), *(category("title_states", term) for term in terms)]}
        for name, *terms in formats
    ]
    rel = f"http://schemas.netflix.com/queues.{queue}"
    return {
        "link": {"rel": rel, "href": f"{HOST}/users/U/queues/{queue}"},
        "format": told[0] if len(told) == 1 else told,
    }


def state(*items: dict[str, Any]) -> TitleState:
    link = {"rel": "http://schemas.netflix.com/catalog/title", "href": f"{HOST}/catalog/titles/movies/1"}
    tree = {
        "title_states": {"title_state": {"link": link, "title_state_item": items[0] if len(items) == 1 else [*items]}}
    }
    (told,) = states_of(tree).items()
    assert told[0] == "movies/1"
    return told[1]


@pytest.mark.parametrize(
    ("items", "told"),
    [
        ([item("instant", ("Instant", "In Queue", "Play"))], TitleState(("instant",), (), ("Instant",))),
        ([item("disc", ("DVD", "Add"), ("Blu-ray", "In Queue"))], TitleState(("disc",), (), ("DVD", "Blu-ray"))),
        ([item("disc", ("DVD", "At Home"))], TitleState((), (), ("DVD",), at_home=True)),
        ([item("disc", ("DVD", "Saved"))], TitleState((), ("disc",), ("DVD",))),
        ([item("disc", ("DVD", "in queue"), ("Blu-ray", "In Queue"))], TitleState(("disc",), (), ("DVD", "Blu-ray"))),
        (
            [item("instant", ("Instant", "Add", "Play")), item("disc", ("DVD", "In Queue"))],
            TitleState(("disc",), (), ("Instant", "DVD")),
        ),
        ([{"link": {"rel": "x/queues.elsewhere"}, "format": {"category": category("title_states", "In Queue")}}],
         TitleState()),
        ([{}], TitleState()),
    ],
)  # fmt: skip
def test_how_a_title_stands(items: list[dict[str, Any]], told: TitleState) -> None:
    assert state(*items) == told


def test_none_and_nonsense() -> None:
    assert states_of({"title_states": {}}) == {}
    assert states_of({"title_states": {"title_state": {"link": {"href": "x"}}}}) == {}
    with pytest.raises(BadAnswer):
        states_of({"queue": {}})
