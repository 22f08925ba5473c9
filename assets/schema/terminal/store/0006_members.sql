-- Cards, corrections, consents and merges said at this terminal, until central has them. `seq` is
-- the event that said it: it counts while central's copy of the member does not contain it.

CREATE TABLE own_card (                        -- the last word about each number
  kind INTEGER NOT NULL,
  value TEXT NOT NULL,
  member BLOB NOT NULL,
  lost INTEGER NOT NULL CHECK (lost BETWEEN 0 AND 1),
  seq INTEGER NOT NULL,
  PRIMARY KEY (kind, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX own_card_of ON own_card (member);

CREATE TABLE own_correction (
  member BLOB PRIMARY KEY,
  seq INTEGER NOT NULL,
  name TEXT,                                   -- NULL: as it was
  birthday INTEGER                             -- month * 1000 + day * 10 + lunar; NULL: as it was
) STRICT, WITHOUT ROWID;

CREATE TABLE own_household (
  member BLOB PRIMARY KEY,
  seq INTEGER NOT NULL,
  household BLOB                               -- NULL: she left
) STRICT, WITHOUT ROWID;

CREATE TABLE own_purpose (                     -- all but the greeting, which stands in own_consent
  member BLOB NOT NULL,
  purpose INTEGER NOT NULL,
  given INTEGER NOT NULL CHECK (given BETWEEN 0 AND 1),
  text_version INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (member, purpose)
) STRICT, WITHOUT ROWID;

CREATE TABLE merged (                          -- kept: events of this terminal name the loser
  loser BLOB PRIMARY KEY,
  winner BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX merged_into ON merged (winner);

CREATE TABLE own_staff (
  id BLOB PRIMARY KEY,
  seq INTEGER NOT NULL,
  name TEXT NOT NULL,
  role INTEGER NOT NULL,
  pin_hash TEXT NOT NULL,
  member BLOB,
  gone INTEGER NOT NULL CHECK (gone BETWEEN 0 AND 1)
) STRICT, WITHOUT ROWID;
