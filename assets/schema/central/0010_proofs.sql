-- What proves that a member is herself, beside the card in her hand: a PIN that she chose, kept as
-- Argon2id only, and rotating codes made of the store's secret.
--
-- (15) proof.wrong counts wrong tries since the last right one; until wait_until_ms none is looked
--      at, the right one neither.
-- (16) code_used: steps whose code was spent, kept while their code could still be shown.

CREATE TABLE proof (
  member        INTEGER PRIMARY KEY REFERENCES member (n),
  pin           TEXT NOT NULL,                 -- '': none chosen
  wrong         INTEGER NOT NULL,
  wait_until_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE code_key (
  n       INTEGER PRIMARY KEY,                 -- stands in every code: never reused
  secret  BLOB NOT NULL CHECK (length(secret) = 32),
  made_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE code_used (
  member INTEGER NOT NULL REFERENCES member (n),
  step   INTEGER NOT NULL,
  PRIMARY KEY (member, step)
) STRICT, WITHOUT ROWID;

ALTER TABLE lease ADD COLUMN proof INTEGER NOT NULL DEFAULT 0;  -- a strength that central verified
