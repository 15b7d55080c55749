"""Videos, and what their viewer thinks of them (youtube.md, sections 3 and 4)."""

from __future__ import annotations

from desktop_app.sandbox.calls import Reply, json_reply
from desktop_app.sandbox.youtube.calls import Call, Refusal, required
from desktop_app.sandbox.youtube.library import Video
from desktop_app.sandbox.youtube.list_answers import answer, filter_of, ids_of, parts_of
from desktop_app.sandbox.youtube.service import Caller, Service

PARTS = ("snippet", "contentDetails", "status")
RATINGS = ("like", "dislike", "none")


def read(service: Service, call: Call, caller: Caller) -> Reply:
    """The videos with these ids. Unknown and deleted ones, and private ones of others, are missing."""
    parts = parts_of(call, PARTS)
    filter_of(call, "id")
    videos = [service.library.find(one) for one in dict.fromkeys(ids_of(call))]
    rows = [service.render.video(one, parts) for one in videos if one and may_see(caller, one)]
    told = {"totalResults": len(rows), "resultsPerPage": len(rows)}
    return answer(service, call, "video", {"items": rows, "pageInfo": told})


def rate(service: Service, call: Call, caller: Caller) -> Reply:
    """Like a video, or no longer: that alone changes the list `LL`."""
    assert caller.channel
    video_id, rating = call.query.get("id", ""), call.query.get("rating", "")
    if not video_id:
        raise required("id")
    if rating not in RATINGS:
        raise Refusal(400, "invalidRating", "Invalid rating.", domain="youtube.video", location=("rating", "parameter"))
    video = service.library.find(video_id)
    if video is None or not may_see(caller, video):
        raise video_not_found("youtube.video", ("id", "parameter"))
    likes = [one for one in caller.channel.likes if one != video_id]
    caller.channel.likes = [video_id, *likes] if rating == "like" else likes
    return Reply(204)


def get_rating(service: Service, call: Call, caller: Caller) -> Reply:
    if caller.channel is None:
        raise Refusal(401, "authorizationRequired", "Authorization required.", location=("Authorization", "header"))
    filter_of(call, "id")
    liked = set(caller.channel.likes)
    rows = [{"videoId": one, "rating": "like" if one in liked else "none"} for one in ids_of(call)]
    tree = {"kind": "youtube#videoGetRatingResponse", "etag": service.render.etag(rows), "items": rows}
    return json_reply(tree)


def may_see(caller: Caller, video: Video) -> bool:
    if video.condition == "private":
        return caller.channel is not None and caller.channel.id == video.owner
    return video.condition != "deleted"


def video_not_found(domain: str, location: tuple[str, str] | None = None) -> Refusal:
    return Refusal(404, "videoNotFound", "Video not found.", domain=domain, location=location)
