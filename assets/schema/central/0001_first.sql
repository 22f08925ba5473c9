-- Central: the log of every terminal's events, what they add up to, and what terminals must know.
-- Never edited after a release: a change is a new numbered file.
--
-- (1) event is the truth. It is appended in commit order (gseq), never updated but for its state.
-- (2) Everything under "projection" is folded from event in gseq order up to store.watermark.
-- (3) Every change of a balance, staff or programme row takes the next store.change number in the
--     same transaction: the feed is "rows with a number above the terminal's cursor".
-- (4) drawn + leased <= points in every lot, leased <= points in every balance: never negative.

CREATE TABLE store (
  only      INTEGER PRIMARY KEY CHECK (only = 1),
  id        BLOB NOT NULL CHECK (length(id) = 16),
  name      TEXT NOT NULL,
  code_salt BLOB NOT NULL CHECK (length(code_salt) = 32),
  change    INTEGER NOT NULL DEFAULT 0,  -- the last change number given out
  watermark INTEGER NOT NULL DEFAULT 0   -- events up to this gseq are folded
) STRICT;

-- Terminals ---------------------------------------------------------------------------------

CREATE TABLE terminal (
  n               INTEGER PRIMARY KEY,
  id              BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  name            TEXT NOT NULL,
  key_digest      BLOB NOT NULL UNIQUE CHECK (length(key_digest) = 32),
  certificate     TEXT NOT NULL,          -- PEM; empty for a virtual terminal
  chain_start     BLOB NOT NULL CHECK (length(chain_start) = 32),
  epoch           INTEGER NOT NULL,       -- 64 bits, unsigned on the wire
  acked           INTEGER NOT NULL DEFAULT 0,
  tail            BLOB NOT NULL CHECK (length(tail) = 32),
  applied_seq     INTEGER NOT NULL DEFAULT 0,
  enrolled_ms     INTEGER NOT NULL,
  last_seen_ms    INTEGER NOT NULL,
  clock_offset_ms INTEGER NOT NULL DEFAULT 0,  -- how far its clock was seen ahead of ours
  revoked_ms      INTEGER
) STRICT;

CREATE TABLE enrol_code (
  hash       BLOB PRIMARY KEY CHECK (length(hash) = 32),  -- of store.code_salt and the code
  name       TEXT NOT NULL,
  expires_ms INTEGER NOT NULL,
  used_by    INTEGER REFERENCES terminal (n)
) STRICT, WITHOUT ROWID;

-- The log -----------------------------------------------------------------------------------

CREATE TABLE event (
  gseq        INTEGER PRIMARY KEY,
  terminal    INTEGER NOT NULL REFERENCES terminal (n),
  epoch       INTEGER NOT NULL,
  seq         INTEGER NOT NULL,
  line        TEXT NOT NULL,               -- exactly as it was chained
  hash        BLOB NOT NULL,
  received_ms INTEGER NOT NULL,
  state       INTEGER NOT NULL DEFAULT 1,  -- 1 applied (once folded), 2 parked, 3 rejected
  reason      TEXT,
  UNIQUE (terminal, epoch, seq)
) STRICT;
CREATE INDEX event_set_aside ON event (state, gseq) WHERE state > 1;

CREATE TABLE side (  -- personal values behind the digests of an event; may be erased
  gseq INTEGER PRIMARY KEY REFERENCES event (gseq),
  json TEXT NOT NULL
) STRICT;

-- Projection --------------------------------------------------------------------------------

CREATE TABLE member (
  n          INTEGER PRIMARY KEY,
  id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  name       TEXT NOT NULL,
  tier       INTEGER NOT NULL,
  joined_day INTEGER NOT NULL             -- days since 1970-01-01
) STRICT;

CREATE TABLE identifier (
  kind   INTEGER NOT NULL,                -- 1 card, 2 phone
  value  TEXT NOT NULL,
  member INTEGER NOT NULL REFERENCES member (n),
  PRIMARY KEY (kind, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX identifier_of ON identifier (member);

CREATE TABLE balance (
  member        INTEGER PRIMARY KEY REFERENCES member (n),
  points        INTEGER NOT NULL DEFAULT 0,
  leased        INTEGER NOT NULL DEFAULT 0 CHECK (leased >= 0),
  visits        INTEGER NOT NULL DEFAULT 0,
  last_visit_ms INTEGER NOT NULL DEFAULT 0,
  change        INTEGER NOT NULL,
  CHECK (points - leased >= 0)            -- (4)
) STRICT;
CREATE UNIQUE INDEX balance_change ON balance (change);

CREATE TABLE sale (
  gseq              INTEGER PRIMARY KEY REFERENCES event (gseq),
  member            INTEGER REFERENCES member (n),  -- none: nobody known yet
  amount            INTEGER NOT NULL,               -- minor units
  currency          TEXT NOT NULL,
  points            INTEGER NOT NULL,
  programme_version INTEGER NOT NULL,
  tier              INTEGER NOT NULL,
  staff             BLOB,
  origin            INTEGER NOT NULL,
  reference         TEXT NOT NULL,
  at_ms             INTEGER NOT NULL,
  offset_minutes    INTEGER NOT NULL,
  day               INTEGER NOT NULL                -- the store's, since 1970-01-01
) STRICT;
CREATE INDEX sale_day ON sale (day);

CREATE TABLE lot (
  gseq      INTEGER PRIMARY KEY REFERENCES sale (gseq),
  member    INTEGER NOT NULL REFERENCES member (n),
  points    INTEGER NOT NULL CHECK (points > 0),
  drawn     INTEGER NOT NULL DEFAULT 0 CHECK (drawn >= 0),
  leased    INTEGER NOT NULL DEFAULT 0 CHECK (leased >= 0),
  earned_ms INTEGER NOT NULL,
  lapses_ms INTEGER NOT NULL DEFAULT 9223372036854775807,  -- the default: never
  CHECK (drawn + leased <= points)                         -- (4)
) STRICT;
CREATE INDEX lot_open ON lot (member, lapses_ms, earned_ms, gseq) WHERE drawn < points;

CREATE TABLE draw (
  gseq   INTEGER NOT NULL REFERENCES event (gseq),  -- the redeem
  lot    INTEGER NOT NULL REFERENCES lot (gseq),
  points INTEGER NOT NULL CHECK (points > 0),
  PRIMARY KEY (gseq, lot)
) STRICT, WITHOUT ROWID;

CREATE TABLE redeem (
  gseq     INTEGER PRIMARY KEY REFERENCES event (gseq),
  member   INTEGER NOT NULL REFERENCES member (n),
  reward   TEXT NOT NULL,
  points   INTEGER NOT NULL CHECK (points > 0),
  value    INTEGER NOT NULL,
  currency TEXT NOT NULL,
  lease    INTEGER NOT NULL REFERENCES lease (n),
  at_ms    INTEGER NOT NULL,
  day      INTEGER NOT NULL
) STRICT;
CREATE INDEX redeem_day ON redeem (day);

-- A lease is granted between folds; only its holder's own logged close frees it.
CREATE TABLE lease (
  n          INTEGER PRIMARY KEY,
  id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  terminal   INTEGER NOT NULL REFERENCES terminal (n),
  member     INTEGER REFERENCES member (n),  -- none when fenced
  points     INTEGER NOT NULL CHECK (points >= 0),
  spent      INTEGER NOT NULL DEFAULT 0 CHECK (spent BETWEEN 0 AND points),
  state      INTEGER NOT NULL,               -- 1 open, 2 closed, 3 fenced: closed before granted
  granted_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE slice (
  lease   INTEGER NOT NULL REFERENCES lease (n),
  ordinal INTEGER NOT NULL,                  -- order of drawing
  lot     INTEGER NOT NULL REFERENCES lot (gseq),
  points  INTEGER NOT NULL CHECK (points > 0),
  spent   INTEGER NOT NULL DEFAULT 0 CHECK (spent BETWEEN 0 AND points),
  PRIMARY KEY (lease, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE rating (
  gseq           INTEGER PRIMARY KEY REFERENCES event (gseq),
  sale           INTEGER NOT NULL UNIQUE REFERENCES sale (gseq),  -- one answer for every prompt
  outcome        INTEGER NOT NULL,
  face           INTEGER NOT NULL,
  at_ms          INTEGER NOT NULL,
  offset_minutes INTEGER NOT NULL,
  day            INTEGER NOT NULL
) STRICT;
CREATE INDEX rating_day ON rating (day);

CREATE TABLE unclaimed (  -- sales that wait for their member
  kind  INTEGER NOT NULL,                    -- 0 a member's id in hex, else an identifier's kind
  value TEXT NOT NULL,
  sale  INTEGER NOT NULL REFERENCES sale (gseq),
  PRIMARY KEY (kind, value, sale)
) STRICT, WITHOUT ROWID;
CREATE INDEX unclaimed_sale ON unclaimed (sale);

CREATE TABLE notice (  -- for a person of head office: what was taken, though it looks wrong
  n       INTEGER PRIMARY KEY,
  gseq    INTEGER REFERENCES event (gseq),
  kind    TEXT NOT NULL,
  words   TEXT NOT NULL,                     -- no name, card or phone
  made_ms INTEGER NOT NULL
) STRICT;

-- What head office sets ---------------------------------------------------------------------

CREATE TABLE staff (
  id     BLOB PRIMARY KEY CHECK (length(id) = 16),
  name   TEXT NOT NULL,
  role   INTEGER NOT NULL,
  pin    TEXT NOT NULL,                      -- Argon2id
  gone   INTEGER NOT NULL DEFAULT 0,
  change INTEGER NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;

CREATE TABLE programme (
  version      INTEGER PRIMARY KEY,
  document     TEXT NOT NULL,                -- as it was published
  published_ms INTEGER NOT NULL,
  change       INTEGER NOT NULL UNIQUE
) STRICT;
