"""The emulated YouTube as Google's own Python client uses the real one, by its built-in discovery document.

Runs where `google-api-python-client` is installed: it stays out of the lock.
"""

from typing import Any

import pytest

from desktop_app.sandbox.youtube.emulator import YouTubeEmulator
from tests.sandbox.far_client import Clock
from tests.sandbox.youtube.far_client import Person, link

discovery: Any = pytest.importorskip("googleapiclient.discovery", reason="google-api-python-client is not installed")
errors: Any = pytest.importorskip("googleapiclient.errors")
credentials: Any = pytest.importorskip("google.oauth2.credentials")
transport: Any = pytest.importorskip("google.auth.transport.requests")
exceptions: Any = pytest.importorskip("google.auth.exceptions")


@pytest.fixture
def keys(youtube: YouTubeEmulator, browser: Person) -> Any:
    """Google's own credentials, from a sign-in by the pages."""
    _, token = link(youtube, browser)
    return credentials.Credentials(
        token["access_token"],
        refresh_token=token["refresh_token"],
        token_uri=f"{youtube.auth}/token",
        client_id=youtube.desktop_client_id,
        client_secret=youtube.desktop_client_secret,
    )


@pytest.fixture
def api(youtube: YouTubeEmulator, keys: Any) -> Any:
    options = {"api_endpoint": youtube.endpoint + "/"}
    return discovery.build("youtube", "v3", credentials=keys, client_options=options, static_discovery=True)


def playlist(api: Any, title: str) -> str:
    rows = api.playlists().list(part="snippet", mine=True, maxResults=50).execute()["items"]
    return str(next(row["id"] for row in rows if row["snippet"]["title"] == title))


def items(api: Any, one: str) -> list[Any]:
    """All items, by the client's own paging."""
    rows: list[Any] = []
    request = api.playlistItems().list(part="snippet,contentDetails", playlistId=one, maxResults=50)
    while request is not None:
        answer = request.execute()
        rows += answer["items"]
        request = api.playlistItems().list_next(request, answer)
    return rows


def test_paging(api: Any) -> None:
    rows = items(api, playlist(api, "Films for a long winter"))

    assert [row["snippet"]["position"] for row in rows] == list(range(120))


def test_a_parameter_that_stands_twice(api: Any) -> None:
    (row,) = api.channels().list(part=["id", "snippet"], mine=True).execute()["items"]

    assert row["snippet"]["title"] == "Ada Lovelace"


def test_insert_move_and_delete(api: Any, youtube: YouTubeEmulator) -> None:
    one, video = playlist(api, "To watch"), youtube.state.library.named("Vertigo (1958)").id
    snippet = {"playlistId": one, "resourceId": {"kind": "youtube#video", "videoId": video}, "position": 0}

    new = api.playlistItems().insert(part="snippet", body={"snippet": snippet}).execute()
    assert items(api, one)[0]["id"] == new["id"]
    moved = {"id": new["id"], "snippet": snippet | {"position": 27}}
    assert api.playlistItems().update(part="snippet", body=moved).execute()["snippet"]["position"] == 27
    assert items(api, one)[-1]["id"] == new["id"]
    assert not api.playlistItems().delete(id=new["id"]).execute()
    assert len(items(api, one)) == 27


def test_playlists(api: Any, clock: Clock) -> None:
    body = {"snippet": {"title": "Interop"}, "status": {"privacyStatus": "private"}}
    made = api.playlists().insert(part="snippet,status", body=body).execute()["id"]
    renamed = {"id": made, "snippet": {"title": "Renamed"}}
    clock.go_on(1)

    assert api.playlists().update(part="snippet", body=renamed).execute()["snippet"]["title"] == "Renamed"
    assert not api.playlists().delete(id=made).execute()
    assert api.playlists().list(part="id", id=made).execute()["items"] == []


def test_videos_search_and_channels(api: Any, youtube: YouTubeEmulator) -> None:
    found = api.search().list(part="snippet", q="vertigo", type="video").execute()["items"][0]["id"]["videoId"]

    assert api.videos().list(part="contentDetails", id=found).execute()["items"][0]["id"] == found
    assert not api.videos().rate(id=found, rating="like").execute()
    assert items(api, "LL")[0]["contentDetails"]["videoId"] == found
    assert len(api.channels().list(part="snippet", mine=True).execute()["items"]) == 1


@pytest.mark.parametrize(("units", "reason", "status"), [(0, "quotaExceeded", 403), (100, "playlistItemNotFound", 404)])
def test_the_client_understands_refusals(
    api: Any, youtube: YouTubeEmulator, caplog: pytest.LogCaptureFixture, units: int, reason: str, status: int
) -> None:
    youtube.faults.quota_left(units=units)

    with pytest.raises(errors.HttpError) as refused:
        api.playlistItems().delete(id="unknown").execute()

    assert refused.value.resp.status == status
    assert refused.value.error_details[0]["reason"] == reason
    caplog.clear()


def test_a_token_is_renewed_when_it_is_refused(api: Any, keys: Any, youtube: YouTubeEmulator, clock: Clock) -> None:
    before = keys.token
    youtube.faults.end_access_tokens()

    assert playlist(api, "To watch")

    assert keys.token != before


def test_a_revoked_sign_in(api: Any, keys: Any, youtube: YouTubeEmulator) -> None:
    youtube.faults.revoke("ada@example.org")

    with pytest.raises(exceptions.RefreshError) as refused:
        keys.refresh(transport.Request())

    assert "Token has been expired or revoked." in str(refused.value)
