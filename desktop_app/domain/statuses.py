"""HTTP's statuses as a person says them. Pure."""

_WORDS = {
    200: "OK",
    201: "Created",
    202: "Accepted",
    204: "No content",
    301: "Moved; not followed",
    302: "Elsewhere; not followed",
    303: "Elsewhere; not followed",
    304: "Not modified",
    307: "Elsewhere; not followed",
    308: "Moved; not followed",
    400: "Bad request",
    401: "Sign-in not taken",
    403: "Refused",
    404: "Not there",
    405: "Method not allowed",
    409: "Conflict",
    410: "Gone",
    412: "Precondition failed",
    415: "Wrong content type",
    420: "Account limit reached",
    422: "Not valid",
    423: "Account locked",
    426: "Members only",
    429: "Too many calls",
    500: "The service failed",
    502: "Bad gateway",
    503: "Not available",
    504: "Gateway timed out",
}


def status_in_words(status: int) -> str:
    """Words for an HTTP status, for example "Too many calls". 0 means no answer; unknown codes go by their class."""
    if not status:
        return "No answer"
    kinds = {2: "Done", 3: "Elsewhere", 4: "Refused", 5: "The service failed"}
    return _WORDS.get(status) or kinds.get(status // 100, "Strange answer")
