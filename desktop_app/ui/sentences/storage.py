"""Words for folders, databases and files of Lineup that cannot be used."""

from collections.abc import Mapping

from desktop_app.domain.errors import PlaceReason, StorageReason, Why

WORDS: Mapping[Why, str] = {
    PlaceReason.NO_HOME: (
        "Lineup can’t tell where your home folder is. Set HOME to its full path, or choose another folder."
    ),
    PlaceReason.IS_A_FOLDER: (
        "{path} is a folder, and Lineup needs a file there. Move or rename it, or choose another folder."
    ),
    PlaceReason.IS_NO_FILE: (
        "{path} is no file, and Lineup needs a file there. Move or rename it, or choose another folder."
    ),
    PlaceReason.IS_A_FILE: (
        "{path} is a file, and Lineup needs a folder there. Move or rename it, or choose another folder."
    ),
    PlaceReason.LEADS_NOWHERE: "{path} is a link that leads nowhere. Correct or remove it, or choose another folder.",
    PlaceReason.NO_PERMISSION: (
        "{path} can’t be written: you don’t have permission. Change its permissions, or choose another folder."
    ),
    PlaceReason.DISK_READ_ONLY: (
        "{path} can’t be written: its disk is read-only. Make the disk writable, or choose another folder."
    ),
    PlaceReason.DISK_FULL: "{path} can’t be written: the disk is full. Make room, or choose another folder.",
    PlaceReason.QUOTA_USED: (
        "{path} can’t be written: your share of the disk is full. Make room, or choose another folder."
    ),
    PlaceReason.NAME_TOO_LONG: (
        "{path} can’t be written: its name is too long. Use a shorter one, or choose another folder."
    ),
    PlaceReason.LINKS_IN_A_CIRCLE: (
        "{path} can’t be written: its links lead in a circle. Correct them, or choose another folder."
    ),
    PlaceReason.NO_LOCKS: (
        "{path} can’t be written: its disk can’t lock files, as some network folders can’t. Use a disk that can, "
        "or choose another folder."
    ),
    PlaceReason.OTHER: "{path} can’t be written: {said}. Check the disk, or choose another folder.",
    StorageReason.DISK_FULL: "{path} cannot be written: the disk is full.",
    StorageReason.READ_ONLY: "{path} cannot be written: it is read-only.",
    StorageReason.NO_LOCKS: "{path} cannot be written: its disk can’t lock files, as some network folders can’t.",
    StorageReason.NO_SHARED_MEMORY: (
        "{path} cannot be written: its disk can’t share memory, as some network folders can’t."
    ),
    StorageReason.DISK_FULL_OR_FAILING: "{path} cannot be written: the disk is full or fails.",
    StorageReason.NOT_OPENED: "{path} cannot be written: it can’t be opened.",
    StorageReason.NOT_WRITABLE: "{path} cannot be written: {said}.",
    StorageReason.OTHER: "{path}: {said}",
    StorageReason.OTHER_VERSION: "The list {name} was written by another version of Lineup.",
    StorageReason.RENEWED_ELSEWHERE: "Another Lineup is renewing this sign-in and does not come to an end.",
    StorageReason.LOCK_NOT_WRITABLE: "The lock of a sign-in cannot be written ({said}).",
    StorageReason.ALREADY_RUNNING: "Lineup is running already with this profile.",
}
