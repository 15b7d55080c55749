"""A service that answers as the test says, and remembers what it was asked."""

import json
from collections.abc import Callable

from desktop_app.transport import Request, Response, Signer, Transport
from desktop_app.workers import Workers

Answer = Response | Exception


def answer(status: int, body: object = None, **headers: str) -> Response:
    """JSON, or text as it is, or nothing."""
    text = body if isinstance(body, str) else "" if body is None else json.dumps(body)
    return Response(status, {name.replace("_", "-"): value for name, value in headers.items()}, text.encode())


class Service(Transport):
    """Gives its answers in their order; the last one for ever. `on_asked` sees each request first."""

    def __init__(self, *answers: Answer) -> None:
        super().__init__(Workers("unused"))
        self.answers = list(answers)
        self.asked: list[Request] = []
        self.on_asked: Callable[[Request], object] = lambda request: None

    async def send(self, request: Request, sign: Signer | None = None) -> Response:
        self.asked.append(request)
        self.on_asked(request)
        found = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(found, Exception):
            raise found
        return found

    def sent(self, number: int = -1) -> dict[str, object]:
        """The parameters of a request's body."""
        request = self.asked[number]
        return dict(request.form if request.json is None else request.json)
