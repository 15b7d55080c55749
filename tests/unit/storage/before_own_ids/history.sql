-- Written by the program when an item had no id but its title's, and dumped.
PRAGMA foreign_keys = OFF;
BEGIN TRANSACTION;
CREATE TABLE kept_order (
        account TEXT NOT NULL, queue TEXT NOT NULL, kept_at REAL NOT NULL, ids TEXT NOT NULL,
        PRIMARY KEY (account, queue, kept_at)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "kept_order" VALUES('a1','instant',1700000000.0,'["movies/a","movies/b","movies/c","movies/d","movies/e","movies/f","movies/g","movies/h"]');
CREATE TABLE overview_list (
        account TEXT NOT NULL, queue TEXT NOT NULL, is_in INTEGER NOT NULL,
        PRIMARY KEY (account, queue)
    ) STRICT, WITHOUT ROWID;
CREATE TABLE overview_order (place INTEGER PRIMARY KEY, known_as TEXT NOT NULL) STRICT;
CREATE TABLE same_title (
        one TEXT NOT NULL, other TEXT NOT NULL, same INTEGER NOT NULL,
        PRIMARY KEY (one, other)
    ) STRICT, WITHOUT ROWID;
CREATE TABLE seen (
        account TEXT NOT NULL, queue TEXT NOT NULL, seen_at REAL NOT NULL, body TEXT NOT NULL,
        PRIMARY KEY (account, queue)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "seen" VALUES('a1','instant',1700000000.0,'{"etag":"7","items":[{"title":{"id":"movies/a","name":"Title A","year":1950,"runtime":5400},"added":1600000000},{"title":{"id":"movies/b","name":"Title B","year":1950,"runtime":5400},"added":1600000000},{"title":{"id":"movies/c","name":"Title C","year":1950,"runtime":5400},"added":1600000000},{"title":{"id":"movies/d","name":"Title D","year":1950,"runtime":5400},"added":1600000000},{"title":{"id":"movies/e","name":"Title E","year":1950,"runtime":5400},"added":1600000000},{"title":{"id":"movies/f","name":"Title F","year":1950,"runtime":5400},"added":1600000000},{"title":{"id":"movies/g","name":"Title G","year":1950,"runtime":5400},"added":1600000000},{"title":{"id":"movies/h","name":"Title H","year":1950,"runtime":5400},"added":1600000000}],"saved":[{"title":{"id":"movies/z","name":"Title Z","year":1950,"runtime":5400},"added":1600000000}]}');
CREATE TABLE told_notice (
        name TEXT NOT NULL, told_on INTEGER NOT NULL,
        PRIMARY KEY (name)
    ) STRICT, WITHOUT ROWID;
CREATE TABLE view_state (
        name TEXT NOT NULL, account TEXT NOT NULL, queue TEXT NOT NULL, value TEXT NOT NULL,
        PRIMARY KEY (name, account, queue)
    ) STRICT, WITHOUT ROWID;
COMMIT;
PRAGMA user_version = 5;
