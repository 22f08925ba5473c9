-- What customers see of the store on their side of the counter.

CREATE TABLE shopfront (
  only     INTEGER PRIMARY KEY CHECK (only = 1),
  document TEXT NOT NULL,                   -- with its logo in it
  set_ms   INTEGER NOT NULL,
  change   INTEGER NOT NULL UNIQUE
) STRICT;
