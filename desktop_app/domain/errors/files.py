"""Errors of files that cannot be read: lists, backups, settings, descriptions of services."""

from enum import auto

from desktop_app.domain.errors.base import LineupError, Why


class FileReason(Why):
    """Why a file that the person named cannot be read, or holds no list that can be imported."""

    IS_A_FOLDER = auto()
    IS_NO_FILE = auto()
    TOO_MANY_KILOBYTES = auto()
    NOT_A_FILE = auto()
    NOT_THERE = auto()
    NOT_READABLE = auto()
    TOO_LARGE = auto()
    EMPTY = auto()
    TOO_MANY_LINES = auto()
    TOO_MANY_TITLES = auto()
    NO_LIST = auto()
    NOT_UTF_8 = auto()
    CUT_OFF = auto()
    EXCEL = auto()
    PACKED = auto()
    PDF = auto()
    DATABASE = auto()
    DOCUMENT = auto()
    ARCHIVE_WITH_PASSWORD = auto()
    ARCHIVE_DAMAGED = auto()
    ARCHIVE_WITHOUT_LIST = auto()
    ARCHIVE_TOO_LARGE = auto()
    ARCHIVE_IN_ARCHIVE = auto()
    ARCHIVE_OF_OTHER_FILES = auto()
    JSON_WITHOUT_LIST = auto()
    TOO_NEW = auto()
    TITLES_NOT_A_LIST = auto()
    NOT_JSON = auto()
    NO_SUCH_JSON = auto()


class LineReason(Why):
    """Why a line of a file, or one of its titles, cannot be imported."""

    NO_TITLE = auto()
    TOO_MANY_CELLS = auto()
    QUOTES = auto()
    NOT_IN_BRACES = auto()
    IDS_NOT_IN_BRACES = auto()
    NO_NAME = auto()
    NOT_TEXT = auto()


class BackupReason(Why):
    """Why a file is no backup that can be restored."""

    NOT_OURS = auto()
    DAMAGED = auto()
    TOO_LARGE = auto()
    TOO_MANY_PARTS = auto()
    SAME_NAME = auto()
    WITH_PASSWORD = auto()
    TOO_MUCH = auto()
    NOT_JSON = auto()
    NESTED_TOO_DEEP = auto()
    TOO_NEW = auto()
    PART = auto()
    MEMBER = auto()
    SETTINGS = auto()
    SETTINGS_NOT_TOML = auto()
    NOT_READ = auto()


class SettingsReason(Why):
    """Why the settings file cannot be used."""

    KEY = auto()
    KEY_IN_LINE = auto()
    PROXY = auto()
    NOT_A_TABLE = auto()
    NOT_AN_ADDRESS = auto()
    ADDRESS = auto()
    SYNTAX = auto()
    NOT_TOML = auto()
    NOT_READABLE = auto()
    NOT_UNDERSTOOD = auto()


class SettingsError(LineupError):
    """The settings file cannot be read."""


class FileUnreadable(LineupError):
    """A file holds no list that can be imported."""


class BackupUnreadable(LineupError):
    """A file holds no backup that this version can restore. Nothing was changed."""
