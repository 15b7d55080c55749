"""Adding, moving, deleting (netflix.md, section 4), and the entity-tag (section 5)."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from desktop_app.sandbox.netflix.emulator import NetflixEmulator
from tests.sandbox.far_client import ADA, GRACE, Client, Clock, etag, status

STALE = (412, "", "queue out of Date ETag mismatch")
THERE = (412, "710", "Title is already in queue")


@pytest.fixture
def grace(netflix: NetflixEmulator, clock: Clock) -> Client:
    return Client(netflix, clock).link(GRACE)


def named(netflix: NetflixEmulator, name: str) -> str:
    return netflix.state.catalogue.named(name).id


def order(client: Client, queue: str = "instant") -> list[str]:
    return client.netflix.state.order(client.user_id, queue)


def test_a_title_is_added_at_the_end_or_at_a_place(grace: Client, netflix: NetflixEmulator) -> None:
    last, first = named(netflix, "Charade"), named(netflix, "Ran")

    assert grace.put(last).status_code == 201
    assert grace.put(first, position=1).status_code == 201

    assert netflix.state.title_names(GRACE[0], "instant") == ["Ran", "2001: A Space Odyssey", "Charade"]


def test_the_answer_to_a_move(ada: Client) -> None:
    answer = ada.put("60034967", position=3, output="json", etag=ada.netflix.state.etag(ADA[0], "instant"))

    told = answer.json()["status"]
    assert (answer.status_code, told["status_code"], told["message"]) == (201, "201", "Move successful")
    assert told["resources_created"]["queue_item"]["position"] == "3"
    assert told["resources_created"]["queue_item"]["id"].endswith("/available/3/60034967")
    assert told["etag"] == ada.netflix.state.etag(ADA[0], "instant")
    assert order(ada)[2] == "60034967"


@pytest.mark.parametrize(("position", "index"), [(1, 0), (2, 1), (64, 63), (9999, 63)])
def test_a_move_counts_from_one_and_past_the_end_is_last(ada: Client, position: int, index: int) -> None:
    assert ada.put("60034967", position=position).status_code == 201
    assert order(ada).index("60034967") == index
    assert len(order(ada)) == 64


def test_tags_are_chained(ada: Client) -> None:
    wanted = list(reversed(order(ada)[:4]))
    tags = [ada.queue(max_results=1)["etag"]]

    for position, title in enumerate(wanted, 1):
        answer = ada.put(title, position=position, etag=tags[-1])
        assert answer.status_code == 201
        assert answer.headers["ETag"] == f'"{etag(answer)}"'
        tags.append(etag(answer))

    assert order(ada)[:4] == wanted
    assert len(set(tags)) == 5
    assert all(tag.isdigit() for tag in tags)


def test_a_stale_tag_changes_nothing(ada: Client) -> None:
    before = order(ada)
    stale = ada.queue(max_results=1)["etag"]
    ada.netflix.faults.edit_on_website(ADA[0], move=before[5], position=6)

    answer = ada.put("60034967", position=9, etag=stale)

    assert status(answer) == STALE
    assert order(ada) == before
    assert ada.put("60034967", position=9, etag=stale, output="json").json() == {
        "status": {"status_code": 412, "message": "queue out of Date ETag mismatch"}
    }


def test_parameter_and_header_must_both_match(ada: Client) -> None:
    good = ada.queue(max_results=1)["etag"]

    def move(parameter: str, header: str) -> int:
        params = {"title_ref": ada.ref("60034967"), "position": 2, "etag": parameter}
        return ada.send("POST", ada.queue_path(), headers={"If-Match": f'"{header}"'}, **params).status_code

    assert move(good, "1") == 412
    assert move("1", good) == 412
    assert move(good, good) == 201


def test_without_a_tag_a_write_is_unguarded(ada: Client) -> None:
    ada.netflix.faults.edit_on_website(ADA[0])

    assert ada.put("60034967", position=9).status_code == 201


def test_the_other_412(ada: Client) -> None:
    good = ada.queue(max_results=1)["etag"]

    assert status(ada.put("60034967", etag=good)) == THERE
    assert status(ada.put("60034967", etag="1")) == STALE


def test_a_queue_never_written_has_tag_zero(grace: Client, netflix: NetflixEmulator) -> None:
    answer = grace.put(named(netflix, "Charade"), "disc", etag="0")

    assert answer.status_code == 201
    assert etag(answer) != "0"


def test_the_queues_have_tags_of_their_own(ada: Client) -> None:
    disc = ada.queue(queue="disc")["etag"]

    ada.put("60034967", position=9)

    assert ada.queue(queue="disc")["etag"] == disc


@pytest.mark.parametrize("place", ["60034967", "2/60034967", "40/60034967"])
@pytest.mark.parametrize("override", [False, True])
def test_deleting_by_either_id_and_either_verb(ada: Client, place: str, *, override: bool) -> None:
    before = ada.queue(max_results=1)["etag"]
    path = f"{ada.queue_path()}/available/{place}"
    how = {"method": "delete"} if override else {}

    answer = ada.send("POST" if override else "DELETE", path, etag=before, output="json", **how)

    assert answer.json() == {"status": {"message": "Title deleted from queue", "status_code": 200}}
    assert "ETag" not in answer.headers
    assert "60034967" not in order(ada)
    assert ada.queue(max_results=1)["etag"] != before


def test_of_two_writes_at_once_with_one_tag_only_one_is_done(ada: Client) -> None:
    tag = ada.queue(max_results=1)["etag"]

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda position: ada.put("60034967", position=position, etag=tag), range(3, 11)))

    assert sorted(answer.status_code for answer in answers) == [201] + [412] * 7


def test_deleting_what_is_not_there(ada: Client, netflix: NetflixEmulator) -> None:
    gone = ada.delete("60034967")
    again = ada.delete("60034967")
    saved = netflix.state.saved(ADA[0], "instant")[0]

    assert gone.status_code == 200
    assert status(again) == (404, "610", "Title is not in Queue")
    assert ada.delete(saved).status_code == 404
    assert ada.delete(saved, state="saved").status_code == 200
    assert saved not in netflix.state.saved(ADA[0], "instant")


def test_a_stale_delete(ada: Client) -> None:
    assert status(ada.delete("60034967", etag="1")) == STALE


def test_a_get_may_be_posted(ada: Client) -> None:
    answer = ada.send("POST", ada.queue_path(), method="GET", max_results=1, output="json")

    assert answer.json()["queue"]["results_per_page"] == "1"


@pytest.mark.parametrize(
    "host", ["http://api.netflix.com", "https://api.netflix.com", "http://api-public.netflix.com", "own"]
)
def test_a_title_ref_on_any_host(ada: Client, host: str) -> None:
    address = ada.netflix.api_address if host == "own" else host
    ref = f"{address}/catalog/titles/movies/60034967"

    assert ada.send("POST", ada.queue_path(), title_ref=ref, position=4).status_code == 201


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({"position": 0}, (400, "", "position is invalid")),
        ({"position": "top"}, (400, "", "position is invalid")),
        ({"title_ref": "http://example.org/catalog/titles/movies/60034967"}, (400, "", "title_ref is invalid")),
        ({"title_ref": "60034967"}, (400, "", "title_ref is invalid")),
        (
            {"title_ref": "http://api.netflix.com/catalog/titles/movies/1"},
            (400, "130", "Title not found or not available"),
        ),
    ],
)
def test_wrong_parameters(ada: Client, params: dict[str, object], expected: tuple[int, str, str]) -> None:
    given = {"title_ref": ada.ref("60034967")} | params

    assert status(ada.send("POST", ada.queue_path(), **given)) == expected


def test_no_title_ref(ada: Client) -> None:
    assert status(ada.send("POST", ada.queue_path())) == (400, "", "title_ref is invalid")


def test_saved_titles_have_no_place(ada: Client, netflix: NetflixEmulator) -> None:
    saved = netflix.state.saved(ADA[0], "instant")[0]

    assert status(ada.put(saved, position=1)) == (400, "620", "Title is saved; cannot move it")
    assert status(ada.put(saved)) == THERE


def test_what_cannot_be_had_now_is_saved(grace: Client, netflix: NetflixEmulator) -> None:
    title = named(netflix, "The Godfather")

    answer = grace.put(title, position=1, output="json")

    item = answer.json()["status"]["resources_created"]["queue_item"]
    assert "position" not in item
    assert netflix.state.saved(GRACE[0], "instant") == [title]
    assert order(grace) == [named(netflix, "2001: A Space Odyssey")]


def test_disc_formats(ada: Client, grace: Client, netflix: NetflixEmulator) -> None:
    blu_ray = next(t.id for t in netflix.state.catalogue if "Blu-ray" in t.formats and t.id not in order(ada, "disc"))

    assert status(ada.put(blu_ray, "disc", format="Betamax")) == (400, "660", "Invalid title format")
    assert status(grace.put(blu_ray, "disc", format="Blu-ray")) == (400, "", "Invalid format for this user")
    assert ada.put(blu_ray, "disc", format="Blu-ray", position=1).status_code == 201
    assert ada.queue(queue="disc", max_results=1)["queue_item"]["category"][1]["term"] == "Blu-ray"


def test_a_disc_at_home(ada: Client, netflix: NetflixEmulator) -> None:
    answer = ada.put(named(netflix, "Stalker"), "disc")

    assert status(answer) == (400, "690", "Title currently at home")


def test_a_queue_holds_500(ada: Client, netflix: NetflixEmulator) -> None:
    for i in range(500 - 67):
        netflix.faults.edit_on_website(ADA[0], add=str(i))

    assert status(ada.put(named(netflix, "Ran"))) == (400, "650", "Queue is too large")
    assert ada.put("60034967", position=1).status_code == 201


def test_a_series_is_added_as_its_seasons(grace: Client, netflix: NetflixEmulator) -> None:
    answer = grace.put(named(netflix, "Twin Peaks"), position=1, output="json")

    told = answer.json()["status"]
    assert [item["position"] for item in told["resources_created"]["queue_item"]] == ["1", "2"]
    assert "sub_code" not in told
    assert netflix.state.title_names(GRACE[0], "instant")[:2] == ["Twin Peaks: Season 1", "Twin Peaks: Season 2"]


def test_some_seasons_only(grace: Client, netflix: NetflixEmulator) -> None:
    parent = named(netflix, "Blackadder")

    assert status(grace.put(parent)) == (201, "640", "Only some titles in series or disc set were added")
    assert status(grace.put(parent, position=1)) == (400, "", "Cannot move a series parent title")
    assert status(grace.put(parent)) == THERE


def test_a_season_is_moved_by_its_own_address(grace: Client, netflix: NetflixEmulator) -> None:
    grace.put(named(netflix, "Twin Peaks"))

    assert grace.put(named(netflix, "Twin Peaks: Season 2"), position=1).status_code == 201
    assert netflix.state.title_names(GRACE[0], "instant")[0] == "Twin Peaks: Season 2"
