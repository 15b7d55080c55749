"""Checks of every API call before its route: token, scope, project, quota (youtube.md, sections 1, 2.3 and 8)."""

from __future__ import annotations

from desktop_app.sandbox.calls import Tree
from desktop_app.sandbox.youtube.calls import Call, Refusal
from desktop_app.sandbox.youtube.clients import Project
from desktop_app.sandbox.youtube.service import Caller, Service

SCOPE = "https://www.googleapis.com/auth/youtube"
READING = frozenset({SCOPE, f"{SCOPE}.readonly", f"{SCOPE}.force-ssl"})
WRITING = READING - {f"{SCOPE}.readonly"}
REALM = 'Bearer realm="https://accounts.google.com/"'
INFO = "type.googleapis.com/google.rpc.ErrorInfo"


def caller_of(service: Service, call: Call) -> Caller:
    """The caller: by token, or by a project's key alone."""
    caller = _by_token(service, call) if "authorization" in call.headers else _by_key(service, call)
    if not caller.project.is_enabled:
        number = caller.project.number
        words = (
            f"YouTube Data API v3 has not been used in project {number} before or it is disabled. Enable it by "
            "visiting https://console.developers.google.com/apis/api/youtube.googleapis.com/overview?project="
            f"{number} then retry."
        )
        raise Refusal(403, "accessNotConfigured", words, domain="usageLimits", status="PERMISSION_DENIED")
    return caller


def check_channel(caller: Caller) -> None:
    """A write needs a person, and the person a channel."""
    if caller.account is None:
        words = (
            "API keys are not supported by this API. Expected OAuth2 access token or other authentication credentials "
            "that assert a principal."
        )
        raise Refusal(401, "required", words, location=("Authorization", "header"), status="UNAUTHENTICATED")
    if caller.channel is None:
        raise Refusal(401, "youtubeSignupRequired", "Unauthorized", domain="youtube.header",
                      location=("Authorization", "header"))  # fmt: skip


def _by_token(service: Service, call: Call) -> Caller:
    grant = service.grants.by_access(call.bearer)
    if grant is None:
        raise Refusal(401, "authError", "Invalid Credentials", location=("Authorization", "header"),
                      headers={"WWW-Authenticate": f"{REALM}, error=invalid_token"})  # fmt: skip
    needed = WRITING if call.writes else READING
    if not needed & set(grant.consent.scopes):
        raise _insufficient(call, needed)
    account = service.state.accounts[grant.consent.email]
    project = service.clients[grant.consent.client_id].project
    return Caller(project, account, service.state.channel(grant.consent.channel))


def _by_key(service: Service, call: Call) -> Caller:
    key = call.query.get("key", "")
    if not key:
        words = "The request is missing a valid API key."
        raise Refusal(403, "forbidden", words, status="PERMISSION_DENIED")
    project: Project | None = next((one for one in service.projects if one.api_key == key), None)
    if project is None:
        words = "API key not valid. Please pass a valid API key."
        raise Refusal(400, "badRequest", words, status="INVALID_ARGUMENT")
    return Caller(project)


def _insufficient(call: Call, needed: frozenset[str]) -> Refusal:
    words = "Request had insufficient authentication scopes."
    told = {"service": "youtube.googleapis.com", "method": call.path}
    details: list[Tree] = [
        {"@type": INFO, "reason": "ACCESS_TOKEN_SCOPE_INSUFFICIENT", "domain": "googleapis.com", "metadata": told}
    ]
    scopes = " ".join(sorted(needed))
    headers = {"WWW-Authenticate": f'{REALM}, error=insufficient_scope, scope="{scopes}"'}
    return Refusal(403, "insufficientPermissions", words, status="PERMISSION_DENIED", details=details, headers=headers)
