"""Calls as Netflix reads them, and the shapes of its answers."""

from __future__ import annotations

from functools import cached_property

from desktop_app.sandbox import calls
from desktop_app.sandbox.calls import FORM, JSON, TEXT, Reply
from desktop_app.sandbox.netflix import render, rfc5849
from desktop_app.sandbox.netflix.errors import ApiError, GatewayError, Refusal

XML = "text/xml; charset=utf-8"
ATOM = "application/atom+xml; charset=utf-8"


class Call(calls.Call):
    """A request to Netflix."""

    @cached_property
    def path(self) -> str:
        """Path exactly as sent, since it is signed so."""
        return self.target.partition("?")[0]

    @property
    def uri(self) -> str:
        return rfc5849.base_string_uri("http", self.headers.get("host", ""), self.path)

    @cached_property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Parameters, secrets among them: of the query, a form and the header (RFC 5849, 3.4.1.3.1)."""
        pairs = rfc5849.form_pairs(self.target.partition("?")[2])
        pairs += rfc5849.header_pairs(self.headers.get("authorization", ""))
        if self.content_type == FORM:
            pairs += rfc5849.form_pairs(self.body.decode("utf-8", "replace"))
        return tuple(pairs)

    @property
    def params(self) -> dict[str, str]:
        """Parameters of the service itself; of one given twice, the last counts."""
        return {name: value for name, value in self.pairs if not name.startswith("oauth_")}

    @property
    def oauth(self) -> dict[str, str]:
        """Parameters of the protocol (RFC 5849, section 3.1). None may come twice."""
        found = [(name, value) for name, value in self.pairs if name.startswith("oauth_")]
        if len({name for name, _ in found}) < len(found):
            raise GatewayError(401, "Invalid Signature")
        return dict(found)

    @property
    def verb(self) -> str:
        """A POST may override it with `method` (section 4.2)."""
        wanted = self.params.get("method", "").upper()
        return wanted if self.method == "POST" and wanted in {"DELETE", "PUT", "GET"} else self.method

    @property
    def output(self) -> str:
        return self.params.get("output", "xml")

    @property
    def expand(self) -> frozenset[str]:
        """Names of links to carry inline; v1.5 writes them with an `@`."""
        return frozenset(name.strip().lstrip("@") for name in self.params.get("expand", "").split(","))


def answer(call: Call, root: str, tree: render.Value, status: int = 200, **headers: str) -> Reply:
    """A tree, rendered as the call asks. `ETag="1"` becomes a header; `_` in a name becomes `-`."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    if call.output == "json":
        return Reply(status, render.to_json(root, tree), JSON, named)
    return Reply(status, render.to_xml(root, tree), XML, named)


def status_tree(status: int, message: str, sub_code: int = 0) -> dict[str, render.Value]:
    """The envelope of section 6. Numbers are JSON numbers here, as recorded."""
    sub = {"sub_code": sub_code} if sub_code else {}
    return {"status_code": status, **sub, "message": message}


def refuse(call: Call, refusal: Refusal) -> Reply:
    match refusal:
        case ApiError():
            return answer(
                call, "status", status_tree(refusal.status, refusal.message, refusal.sub_code), refusal.status
            )
        case GatewayError(mashery_code=code):
            headers = {"X-Mashery-Error-Code": code} if code else {}
            return Reply(refusal.status, refusal.message.encode(), TEXT, headers)
        case _:
            return Reply(refusal.status, refusal.message.encode(), TEXT)
