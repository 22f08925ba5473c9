-- members.db: a copy of what central sends down. May be deleted at any time and is filled again.

CREATE TABLE member (
  no INTEGER PRIMARY KEY,                      -- this file's own number, never sent
  id BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  tier INTEGER NOT NULL,
  joined INTEGER NOT NULL,                     -- days since 1970-01-01
  visits INTEGER NOT NULL,
  last_visit INTEGER NOT NULL,                 -- milliseconds UTC, 0 where none
  points INTEGER NOT NULL,
  available INTEGER NOT NULL,
  applied_seq INTEGER NOT NULL,                -- events of this terminal that `points` contains
  identifiers TEXT NOT NULL                    -- lines of kind digit and value
) STRICT;

CREATE TABLE identifier (
  kind INTEGER NOT NULL,
  value TEXT NOT NULL,
  member INTEGER NOT NULL,
  PRIMARY KEY (kind, value)
) STRICT, WITHOUT ROWID;

-- Phone numbers back to front: people say the last four digits.
CREATE TABLE phone_ending (
  reversed TEXT NOT NULL,
  member INTEGER NOT NULL,
  PRIMARY KEY (reversed, member)
) STRICT, WITHOUT ROWID;

-- The words of names in small letters, and every ending of a run of Chinese characters.
CREATE TABLE name_word (
  word TEXT NOT NULL,
  member INTEGER NOT NULL,
  PRIMARY KEY (word, member)
) STRICT, WITHOUT ROWID;

CREATE TABLE staff (
  id BLOB PRIMARY KEY,
  name TEXT NOT NULL,
  role INTEGER NOT NULL,
  pin_hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE programme (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  document TEXT NOT NULL
) STRICT;

CREATE TABLE cursor (
  stream TEXT PRIMARY KEY,
  next INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
