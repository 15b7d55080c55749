-- Written by the program when an item had no id but its title's, and dumped.
PRAGMA foreign_keys = OFF;
BEGIN TRANSACTION;
CREATE TABLE account (
        id TEXT PRIMARY KEY, provider TEXT NOT NULL, server TEXT NOT NULL, user_id TEXT NOT NULL,
        person TEXT NOT NULL, label TEXT NOT NULL, state TEXT NOT NULL,
        UNIQUE (provider, server, user_id)
    ) STRICT;
INSERT INTO "account" VALUES('a1','netflix','sandbox','T1','Ada','Ada''s','linked');
INSERT INTO "account" VALUES('a2','trakt','sandbox','ada','Ada','','linked');
CREATE TABLE arrangement (
        account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE, queue TEXT NOT NULL, ids TEXT NOT NULL,
        PRIMARY KEY (account, queue)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "arrangement" VALUES('a2','lists/1','["movies/m","movies/k"]');
CREATE TABLE entry (
        id INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        queue TEXT NOT NULL, action INTEGER NOT NULL, edit TEXT NOT NULL, state TEXT NOT NULL, question TEXT
    , over_at REAL) STRICT;
INSERT INTO "entry" VALUES(1,'a1','instant',1,'{"move":["movies/c"],"after":{"edge":"top"}}','settled',NULL,1700000000.0);
INSERT INTO "entry" VALUES(2,'a1','instant',2,'{"add":{"title":{"id":"movies/x","name":"Title X","year":1950,"runtime":5400},"added":1600000000},"after":{"title":"movies/a"}}','in flight',NULL,NULL);
INSERT INTO "entry" VALUES(3,'a1','instant',3,'{"add":{"title":{"id":"movies/y","name":"Title Y","year":1950,"runtime":5400},"added":1600000000},"after":{"edge":"end"},"saved":true}','pending',NULL,NULL);
INSERT INTO "entry" VALUES(4,'a1','instant',4,'{"remove":["movies/b"]}','pending',NULL,NULL);
INSERT INTO "entry" VALUES(5,'a1','instant',5,'{"move":["movies/x"],"after":{"title":"movies/d"}}','pending',NULL,NULL);
INSERT INTO "entry" VALUES(6,'a1','instant',6,'{"remove":["movies/z"]}','pending',NULL,NULL);
INSERT INTO "entry" VALUES(7,'a1','instant',7,'{"move":["movies/q"],"after":{"title":"movies/e"}}','needs decision','{"reason":"vanished","item":{"title":{"id":"movies/q","name":"Title Q","year":1950,"runtime":5400},"added":1600000000},"after":{"title":"movies/e"},"says":"","why":null}',NULL);
INSERT INTO "entry" VALUES(8,'a2','lists/1',8,'{"move":["movies/k","movies/l"],"after":{"title":"movies/m"}}','pending',NULL,NULL);
CREATE TABLE farewell (
        id TEXT PRIMARY KEY, provider TEXT NOT NULL, server TEXT NOT NULL, user_id TEXT NOT NULL, label TEXT NOT NULL
    ) STRICT;
CREATE TABLE local_list (
        account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE, name TEXT NOT NULL, list TEXT NOT NULL,
        PRIMARY KEY (account, name)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "local_list" VALUES('a1','own','{"etag":"1","items":[{"title":{"id":"movies/a","name":"Title A","year":1950,"runtime":5400},"added":1600000000},{"title":{"id":"movies/b","name":"Title B","year":1950,"runtime":5400},"added":1600000000,"key":"17"}],"saved":[]}');
CREATE TABLE restoration (id INTEGER PRIMARY KEY CHECK (id = 1), archive BLOB NOT NULL) STRICT;
CREATE TABLE step (
        account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE, queue TEXT NOT NULL, number INTEGER NOT NULL,
        text TEXT NOT NULL, before TEXT NOT NULL, edits TEXT NOT NULL, undone INTEGER NOT NULL, kept_at REAL NOT NULL,
        PRIMARY KEY (account, queue, number)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "step" VALUES('a1','instant',1,'Step 1','{"etag":null,"items":[{"title":{"id":"movies/a","name":""},"added":null},{"title":{"id":"movies/b","name":""},"added":null},{"title":{"id":"movies/c","name":"Title C","year":1950,"runtime":5400},"added":1600000000},{"title":{"id":"movies/d","name":""},"added":null},{"title":{"id":"movies/e","name":""},"added":null},{"title":{"id":"movies/f","name":""},"added":null},{"title":{"id":"movies/g","name":""},"added":null},{"title":{"id":"movies/h","name":""},"added":null}],"saved":[]}','[{"move":["movies/c"],"after":{"edge":"top"}}]',0,1700000000.0);
INSERT INTO "step" VALUES('a1','instant',2,'Step 2','{"etag":null,"items":[{"title":{"id":"movies/a","name":""},"added":null},{"title":{"id":"movies/b","name":""},"added":null},{"title":{"id":"movies/c","name":""},"added":null},{"title":{"id":"movies/f","name":""},"added":null},{"title":{"id":"movies/g","name":""},"added":null},{"title":{"id":"movies/h","name":""},"added":null}],"saved":[]}','[{"add":{"title":{"id":"movies/x","name":"Title X","year":1950,"runtime":5400},"added":1600000000},"after":{"title":"movies/a"}}]',0,1700000000.0);
INSERT INTO "step" VALUES('a1','instant',3,'Step 3','{"etag":null,"items":[{"title":{"id":"movies/a","name":""},"added":null},{"title":{"id":"movies/b","name":""},"added":null},{"title":{"id":"movies/c","name":""},"added":null},{"title":{"id":"movies/f","name":""},"added":null},{"title":{"id":"movies/g","name":""},"added":null},{"title":{"id":"movies/h","name":""},"added":null}],"saved":[]}','[{"add":{"title":{"id":"movies/y","name":"Title Y","year":1950,"runtime":5400},"added":1600000000},"after":{"edge":"end"},"saved":true}]',0,1700000000.0);
INSERT INTO "step" VALUES('a1','instant',4,'Step 4','{"etag":null,"items":[{"title":{"id":"movies/a","name":""},"added":null},{"title":{"id":"movies/b","name":"Title B","year":1950,"runtime":5400},"added":1600000000},{"title":{"id":"movies/c","name":""},"added":null},{"title":{"id":"movies/d","name":""},"added":null},{"title":{"id":"movies/f","name":""},"added":null},{"title":{"id":"movies/g","name":""},"added":null},{"title":{"id":"movies/h","name":""},"added":null}],"saved":[]}','[{"remove":["movies/b"]}]',0,1700000000.0);
INSERT INTO "step" VALUES('a1','instant',5,'Step 5','{"etag":null,"items":[{"title":{"id":"movies/a","name":""},"added":null},{"title":{"id":"movies/b","name":""},"added":null},{"title":{"id":"movies/c","name":""},"added":null},{"title":{"id":"movies/d","name":""},"added":null},{"title":{"id":"movies/e","name":""},"added":null},{"title":{"id":"movies/f","name":""},"added":null},{"title":{"id":"movies/g","name":""},"added":null},{"title":{"id":"movies/h","name":""},"added":null}],"saved":[]}','[{"move":["movies/x"],"after":{"title":"movies/d"}}]',0,1700000000.0);
INSERT INTO "step" VALUES('a1','instant',6,'Step 6','{"etag":null,"items":[{"title":{"id":"movies/a","name":""},"added":null},{"title":{"id":"movies/b","name":""},"added":null},{"title":{"id":"movies/c","name":""},"added":null},{"title":{"id":"movies/f","name":""},"added":null},{"title":{"id":"movies/g","name":""},"added":null},{"title":{"id":"movies/h","name":""},"added":null}],"saved":[{"title":{"id":"movies/z","name":"Title Z","year":1950,"runtime":5400},"added":1600000000}]}','[{"remove":["movies/z"]}]',1,1700000000.0);
CREATE INDEX entry_of_queue ON entry (account, queue, state);
CREATE INDEX entry_over ON entry (over_at) WHERE over_at IS NOT NULL;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('entry',8);
COMMIT;
PRAGMA user_version = 5;
