-- Cards lost and replaced, households, merges, consents by purpose, corrections and erasures.
--
-- (9)  identifier holds those that identify somebody; a lost one stands in lost_identifier, where
--      the same number may be anybody's again.
-- (10) A merged member is a tombstone: its row stays and merged_into names the one who lives,
--      never another tombstone. Whoever looks for a member by id finds the one who lives.
-- (11) What terminals must forget stands in gone, with a change number like every other change.
-- (12) A member of a household earns into and spends from the account of its holder, who has no
--      household in her own row. Visits and limits stay each member's.
-- (13) erasure is append-only and holds no personal value: it is replayed after a restore.

ALTER TABLE member ADD COLUMN merged_into INTEGER REFERENCES member (n);
ALTER TABLE member ADD COLUMN household INTEGER REFERENCES member (n);
ALTER TABLE member ADD COLUMN birth_month INTEGER NOT NULL DEFAULT 0;  -- 0: not told
ALTER TABLE member ADD COLUMN birth_day INTEGER NOT NULL DEFAULT 0;
ALTER TABLE member ADD COLUMN birth_lunar INTEGER NOT NULL DEFAULT 0;
ALTER TABLE member ADD COLUMN erased_ms INTEGER NOT NULL DEFAULT 0;    -- 0: a person
CREATE INDEX member_merged ON member (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX member_household ON member (household) WHERE household IS NOT NULL;

CREATE TABLE gone (
  member INTEGER PRIMARY KEY REFERENCES member (n),
  change INTEGER NOT NULL UNIQUE
) STRICT;

CREATE TABLE lost_identifier (
  kind    INTEGER NOT NULL,
  value   TEXT NOT NULL,
  member  INTEGER NOT NULL REFERENCES member (n),
  lost_ms INTEGER NOT NULL,
  PRIMARY KEY (kind, value, member)
) STRICT, WITHOUT ROWID;
CREATE INDEX lost_identifier_of ON lost_identifier (member);

CREATE TABLE consent (  -- the last word on each purpose but the greeting, which stands in member
  member       INTEGER NOT NULL REFERENCES member (n),
  purpose      INTEGER NOT NULL,
  given        INTEGER NOT NULL,
  text_version INTEGER NOT NULL,
  said_ms      INTEGER NOT NULL,
  PRIMARY KEY (member, purpose)
) STRICT, WITHOUT ROWID;

CREATE TABLE consent_said (  -- every word on every purpose, the greeting too
  gseq         INTEGER NOT NULL REFERENCES event (gseq),
  purpose      INTEGER NOT NULL,
  member       INTEGER NOT NULL REFERENCES member (n),
  given        INTEGER NOT NULL,
  text_version INTEGER NOT NULL,
  said_ms      INTEGER NOT NULL,
  PRIMARY KEY (gseq, purpose)
) STRICT, WITHOUT ROWID;
CREATE INDEX consent_said_by ON consent_said (member);

CREATE TABLE erasure (
  member  BLOB PRIMARY KEY CHECK (length(member) = 16),
  made_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER erasure_remains BEFORE DELETE ON erasure
  BEGIN SELECT raise(ABORT, 'an erasure is never forgotten'); END;

ALTER TABLE staff ADD COLUMN member BLOB;  -- who she is as a customer; none: unknown
