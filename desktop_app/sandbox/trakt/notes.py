"""Free notes about works, for VIPs (trakt.md, section 6)."""

from __future__ import annotations

from desktop_app.sandbox.calls import Reply, Tree, json_reply
from desktop_app.sandbox.trakt import access
from desktop_app.sandbox.trakt.activities import iso
from desktop_app.sandbox.trakt.calls import Call, Refusal, invalid
from desktop_app.sandbox.trakt.list_bodies import notes_of
from desktop_app.sandbox.trakt.media import KINDS, Media
from desktop_app.sandbox.trakt.service import Service
from desktop_app.sandbox.trakt.sort_orders import vip_only
from desktop_app.sandbox.trakt.state import Account, Note

PRIVACIES = frozenset({"private", "friends", "public"})


def create(service: Service, call: Call) -> Reply:
    account = _vip(service, call)
    now = service.clock.now()
    media = _media(service, call.tree)
    note = Note(service.state.other_id(), media.key, *_words(call.tree, None), now, now)
    account.notes[note.id] = note
    account.activities.touch(now, "notes")
    return json_reply(_tree(service, account, note), 201)


def single(service: Service, call: Call, note_id: str) -> Reply:
    account = _vip(service, call)
    return json_reply(_tree(service, account, _note(account, note_id)))


def change(service: Service, call: Call, note_id: str) -> Reply:
    account = _vip(service, call)
    note = _note(account, note_id)
    note.notes, note.privacy, note.spoiler = _words(call.tree, note)
    note.updated = service.clock.now()
    account.activities.touch(note.updated, "notes")
    return json_reply(_tree(service, account, note))


def delete(service: Service, call: Call, note_id: str) -> Reply:
    account = _vip(service, call)
    del account.notes[_note(account, note_id).id]
    account.activities.touch(service.clock.now(), "notes")
    return Reply(204)


def _vip(service: Service, call: Call) -> Account:
    account = access.member(service, call)
    if not account.vip:
        raise vip_only()
    return account


def _note(account: Account, note_id: str) -> Note:
    note = account.notes.get(int(note_id)) if note_id.isascii() and note_id.isdigit() else None
    if note is None:
        raise Refusal(404)
    return note


def _media(service: Service, tree: Tree) -> Media:
    for kind in KINDS:
        sent = tree.get(kind)
        ids = sent.get("ids") if isinstance(sent, dict) else None
        if isinstance(ids, dict) and (media := service.library.find(kind, ids)):
            return media
    raise Refusal(404)


def _words(tree: Tree, old: Note | None) -> tuple[str, str, bool]:
    """Text, privacy, spoiler; what is not named is as it was."""
    notes = notes_of(tree) or (old.notes if old else None)
    if not notes:
        raise invalid(notes="is required")
    privacy = tree.get("privacy", old.privacy if old else "private")
    if privacy not in PRIVACIES:
        raise invalid(privacy="is not valid")
    return notes, privacy, bool(tree.get("spoiler", old.spoiler if old else False))


def _tree(service: Service, account: Account, note: Note) -> Tree:
    return {
        "id": note.id,
        "notes": note.notes,
        "privacy": note.privacy,
        "spoiler": note.spoiler,
        "created_at": iso(note.created),
        "updated_at": iso(note.updated),
        "user": service.render.user(account),
    } | service.render.typed(service.library[note.media])
