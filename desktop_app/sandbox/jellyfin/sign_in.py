"""Signing in, by Quick Connect or by a password, and out again (jellyfin.md, section 3)."""

from __future__ import annotations

from html import escape

from desktop_app.sandbox import pages
from desktop_app.sandbox.calls import Reply, json_reply
from desktop_app.sandbox.jellyfin.calls import (
    PROCESSING,
    Call,
    Naming,
    Refusal,
    bad_argument,
    plain_id,
    problem,
    server_fault,
)
from desktop_app.sandbox.jellyfin.gate import caller_of
from desktop_app.sandbox.jellyfin.service import Caller, Service

OFF = "Quick connect is not active on this server"


def enabled(service: Service, _call: Call) -> Reply:
    return json_reply(service.sessions.quick_connect_is_on)


def initiate(service: Service, call: Call) -> Reply:
    if call.method == "GET" and not service.version.initiates_by_get:
        raise Refusal(405)
    _check_active(service)
    return json_reply(service.render.quick(service.sessions.initiate(_whole_naming(service, call))))


def connect(service: Service, call: Call) -> Reply:
    """The state of a code, by its secret."""
    _check_active(service)
    quick = service.sessions.quick(call.query.get("secret", ""))
    if quick is None:
        raise Refusal(404, "Unknown secret", is_json=True)
    return json_reply(service.render.quick(quick))


def authorize(service: Service, call: Call, caller: Caller) -> Reply:
    """A signed-in person lets a code in."""
    _check_active(service)
    quick = service.sessions.by_code(call.query.get("code", ""))
    if quick is None:
        raise Refusal(404, PROCESSING)
    if quick.session:
        raise server_fault()
    service.sessions.approve(quick, caller.user.id)
    return json_reply(tree=True)


def with_quick_connect(service: Service, call: Call) -> Reply:
    """Exchange an approved secret for the token that waits behind it: the same one each time."""
    _check_active(service)
    session = service.sessions.approved(str(call.tree.get("secret", "")))
    if session is None:
        raise Refusal(404, PROCESSING)
    return json_reply(service.render.authenticated(session))


def by_name(service: Service, call: Call) -> Reply:
    naming = _whole_naming(service, call)
    user = service.state.signed_in(str(call.tree.get("username", "")), str(call.tree.get("pw", "")))
    if user is None:
        raise Refusal(401, PROCESSING)
    if user.is_disabled:
        raise Refusal(403, PROCESSING)
    return json_reply(service.render.authenticated(service.sessions.begin(user.id, naming)))


def log_out(service: Service, _call: Call, caller: Caller) -> Reply:
    service.sessions.end(caller.session.token)
    return Reply(204)


def me(service: Service, call: Call) -> Reply:
    """The caller. A key of the server's owner is nobody: an error in JSON."""
    if service.naming(call).token == service.api_key:
        raise problem(400, "Bad Request")
    return json_reply(service.render.user(caller_of(service, call).user))


def user(service: Service, _call: Call, caller: Caller, user_id: str) -> Reply:
    """A person, whom only an administrator may look at beside the own one."""
    found = service.state.users.get(plain_id(user_id))
    if found is None:
        raise Refusal(404)
    if found is not caller.user and not caller.user.is_administrator:
        raise Refusal(403)
    return json_reply(service.render.user(found))


def capabilities(_service: Service, _call: Call, _caller: Caller) -> Reply:
    """Take the report of a client's capabilities, which nobody here needs."""
    return Reply(204)


def page(service: Service, call: Call) -> Reply:
    """The page of the web client where a person types a code; the sign-in stands on it, too."""
    form = call.form
    if call.method != "POST":
        return _ask(service, call.query.get("code", ""), "", "")
    quick = service.sessions.by_code(form.get("code", ""))
    if quick is None or quick.session:
        return _ask(service, form.get("code", ""), form.get("name", ""), "Unknown or used code.", 404)
    found = service.state.signed_in(form.get("name", ""), form.get("password", ""))
    if found is None:
        return _ask(service, form.get("code", ""), form.get("name", ""), "Wrong name or password.", 401)
    service.sessions.approve(quick, found.id)
    return pages.page("jellyfin", "done.html", application=escape(quick.naming.client))


def _ask(service: Service, code: str, typed: str, words: str, status: int = 200) -> Reply:
    person = next(iter(service.state.users.values()))
    name, password, hint = pages.sample(person.name, person.password, typed, words, prefill=service.prefill)
    action = escape(f"{service.faults.base_path}/web/quickconnect")
    return pages.page("jellyfin", "quick_connect.html", status, action=action, server=escape(service.server_name),
                      code=escape(code), person=name, password=password, hint=hint,
                      complaint=pages.complaint(words))  # fmt: skip


def _check_active(service: Service) -> None:
    if not service.sessions.quick_connect_is_on:
        raise Refusal(401, OFF)


def _whole_naming(service: Service, call: Call) -> Naming:
    """A sign-in must say which client and device it is for."""
    naming = service.naming(call)
    if not naming.is_whole:
        raise bad_argument()
    return naming
