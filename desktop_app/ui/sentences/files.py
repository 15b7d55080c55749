"""Words for files of a person that cannot be read."""

from collections.abc import Mapping

from desktop_app.domain.errors import BackupReason, Expected, FileReason, LineReason, SettingsReason, Why

SUFFIXES = (".csv", ".json", ".tsv", ".txt", ".zip")
"""The suffixes of files that can hold lists of titles."""

LISTS = f"Lists ({' '.join(f'*{suffix}' for suffix in SUFFIXES)});;All files (*)"
"""Filters of a dialog that asks for a file of titles, in Qt's notation."""

WORDS: Mapping[Why, str] = {
    FileReason.IS_A_FOLDER: "it is a folder",
    FileReason.IS_NO_FILE: "it is no file",
    FileReason.TOO_MANY_KILOBYTES: "it is larger than {limit:,} kB",
    FileReason.NOT_A_FILE: "{path} is no file.",
    FileReason.NOT_THERE: "{path} isn’t there.",
    FileReason.NOT_READABLE: "{path} cannot be read: {said}.",
    FileReason.TOO_LARGE: "It is larger than {limit} MB.",
    FileReason.EMPTY: "It is empty.",
    FileReason.TOO_MANY_LINES: "It has more than {limit:,} lines.",
    FileReason.TOO_MANY_TITLES: "It holds more than {limit:,} titles.",
    FileReason.NO_LIST: (
        "Its first line should name the columns: “title” (or “name”) and “year”, or “imdb_id”. Without columns, "
        "write one title a line, such as “1. The Third Man (1949)”."
    ),
    FileReason.NOT_UTF_8: "It is not written in UTF-8 (line {line}). Save it as “CSV UTF-8”.",
    FileReason.CUT_OFF: "It is cut off, or damaged. Save it as “CSV UTF-8”.",
    FileReason.EXCEL: "It is an Excel file. In Excel, choose File → Save As → “CSV UTF-8”, and import that file.",
    FileReason.PACKED: "It is packed. Unpack it, and import one of the files in it.",
    FileReason.PDF: "It is a PDF file. Copy its text into a text file, one title a line, and import that.",
    FileReason.DATABASE: "It is a database. Export a CSV or JSON file from the program that made it.",
    FileReason.DOCUMENT: "It is a spreadsheet or a document. Save it as “CSV UTF-8”, and import that file.",
    FileReason.ARCHIVE_WITH_PASSWORD: "The ZIP archive has a password. Unpack it, and import one of the files in it.",
    FileReason.ARCHIVE_DAMAGED: (
        "The ZIP archive is damaged. Download it again, or unpack it and import one of the files in it."
    ),
    FileReason.ARCHIVE_WITHOUT_LIST: "No file in the ZIP archive is a list of titles that Lineup can read.",
    FileReason.ARCHIVE_TOO_LARGE: "The ZIP archive holds too much. Unpack it, and import one of the files in it.",
    FileReason.ARCHIVE_IN_ARCHIVE: (
        "The ZIP archive holds another archive. Unpack it, and import one of the files in it."
    ),
    FileReason.ARCHIVE_OF_OTHER_FILES: "The ZIP archive holds no list: no CSV, JSON or text file is in it.",
    FileReason.JSON_WITHOUT_LIST: "It is JSON, but no list of titles: each should have “title” (or “name”), or “ids”.",
    FileReason.TOO_NEW: "A later version of Lineup wrote it.",
    FileReason.TITLES_NOT_A_LIST: "“titles” should be a list.",
    FileReason.NOT_JSON: "It is no valid JSON: line {line}, {said}.",
    FileReason.NO_SUCH_JSON: "It is no JSON that a list is kept in.",
    LineReason.NO_TITLE: "It names no title.",
    LineReason.TOO_MANY_CELLS: (
        "It has {count} cells, the header {total}: a cell with a comma in it is put in quotation marks."
    ),
    LineReason.QUOTES: "The quotation marks do not fit: a cell that has one is put in two, and its own doubled.",
    LineReason.NOT_IN_BRACES: "A title in braces was expected.",
    LineReason.IDS_NOT_IN_BRACES: "“ids” should be in braces, such as {{“imdb”: “tt0041959”}}.",
    LineReason.NO_NAME: "“name” is missing.",
    LineReason.NOT_TEXT: "“{name}” should be text.",
    BackupReason.NOT_OURS: "It isn't a backup made by Lineup.",
    BackupReason.DAMAGED: "The file is damaged. Use another copy of it.",
    BackupReason.TOO_LARGE: "It is larger than {limit} MB, which no backup is.",
    BackupReason.TOO_MANY_PARTS: "It holds more parts than a backup has.",
    BackupReason.SAME_NAME: "Two of its parts have the same name.",
    BackupReason.WITH_PASSWORD: "It has a password, and Lineup makes none with one.",
    BackupReason.TOO_MUCH: "It holds more than a backup can.",
    BackupReason.NOT_JSON: "{part} in it is no JSON that can be read.",
    BackupReason.NESTED_TOO_DEEP: "It is nested deeper than a backup.",
    BackupReason.TOO_NEW: "A later version of Lineup made it. Update Lineup, then restore it.",
    BackupReason.PART: "{part} in it should be {expected}.",
    BackupReason.MEMBER: "“{key}” of {part} in it should be {expected}.",
    BackupReason.SETTINGS: "Its settings can't be read: {cause}",
    BackupReason.SETTINGS_NOT_TOML: "Its settings can't be read: {said}",
    BackupReason.NOT_READ: "{cause}",
    SettingsReason.KEY: "{path}: {key} should be {expected}.",
    SettingsReason.KEY_IN_LINE: "{path}, line {line}: {key} should be {expected}.",
    SettingsReason.PROXY: "{path}: proxy: {expected}",
    SettingsReason.NOT_A_TABLE: "{path}: [{section}] should be a table.",
    SettingsReason.NOT_AN_ADDRESS: "{path}: {key} in [{section}] should be a text in quotes, such as a web address.",
    SettingsReason.ADDRESS: "{path}: {key} in [{section}]: {cause}",
    SettingsReason.SYNTAX: "{path}, line {line}: {said}. The file is left as it is.",
    SettingsReason.NOT_TOML: "{path} is not a TOML file in UTF-8: {said}. The file is left as it is.",
    SettingsReason.NOT_READABLE: "{path} cannot be read: {said}.",
    SettingsReason.NOT_UNDERSTOOD: "{path} cannot be read: it can’t be understood.",
    Expected.WHOLE_NUMBER: "a whole number",
    Expected.NUMBER_UP_TO: "a number from 0 ({zero}) to {limit}",
    Expected.TEXT_IN_QUOTES: "a text in quotes",
    Expected.TRUE_OR_FALSE_BARE: "true or false, without quotes",
    Expected.ONE_OF: "{choices}",
    Expected.NEVER: "never",
    Expected.NONE: "none",
    Expected.BRACES: "names and values in braces",
    Expected.LIST: "a list of at most {limit:,} entries",
    Expected.TEXT: "text",
    Expected.TRUE_OR_FALSE: "true or false",
    Expected.NUMBER: "a number",
    Expected.EACH_TITLE_ONCE: "each title once",
    Expected.TITLES_WITH_TIMES: "titles, each with the time when it was added",
    Expected.TITLES: "titles as Lineup writes them",
    Expected.ONE_PART_FOR_EACH_ACCOUNT: "one part for each account",
    Expected.TIME: "a time after 1970",
    Expected.GIVEN: "given",
    Expected.KILOBYTES: "at most {limit} kB",
    Expected.PAIRS: "pairs of titles, each with true or false",
    Expected.UTF_8: "text in UTF-8",
}
