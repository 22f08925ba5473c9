-- store.db: what this terminal has done. Nothing here can be fetched again from elsewhere.
-- Times are milliseconds UTC, days are days since 1970-01-01 in the store's time, ids are 16 bytes.

CREATE TABLE identity (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  epoch INTEGER NOT NULL,                      -- 64 random bits, made with the file
  terminal BLOB,                               -- this and all below NULL until enrolled
  chain_start BLOB CHECK (chain_start IS NULL OR length(chain_start) = 32),
  store BLOB,
  stream TEXT,
  store_name TEXT,
  terminal_name TEXT
) STRICT;

-- Every domain event as an envelope, gap-free; hash = SHA-256(hash before || line).
CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY CHECK (seq > 0),
  line TEXT NOT NULL,
  hash BLOB NOT NULL
) STRICT;

-- Personal values and their salts: not hashed, may be erased.
CREATE TABLE side (
  seq INTEGER PRIMARY KEY,
  json TEXT NOT NULL
) STRICT;

CREATE TABLE outbox_state (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  acked INTEGER NOT NULL                       -- central holds all up to this seq
) STRICT;
INSERT INTO outbox_state (one, acked) VALUES (1, 0);

CREATE TRIGGER outbox_is_never_changed BEFORE UPDATE ON outbox
BEGIN SELECT RAISE(ABORT, 'an envelope is never changed'); END;
CREATE TRIGGER outbox_is_kept_until_acknowledged BEFORE DELETE ON outbox
WHEN OLD.seq > (SELECT acked FROM outbox_state)
BEGIN SELECT RAISE(ABORT, 'an envelope is kept until central has it'); END;

CREATE TABLE sale (
  seq INTEGER PRIMARY KEY,                     -- of its event
  at INTEGER NOT NULL,
  day INTEGER NOT NULL,
  member BLOB,
  amount INTEGER NOT NULL CHECK (amount >= 0), -- minor units
  currency TEXT NOT NULL,
  points INTEGER NOT NULL CHECK (points >= 0),
  programme_version INTEGER NOT NULL,
  tier INTEGER NOT NULL,
  strength INTEGER NOT NULL,
  staff BLOB,
  origin INTEGER NOT NULL,
  reference TEXT
) STRICT;
CREATE UNIQUE INDEX sale_by_reference ON sale (origin, reference) WHERE reference IS NOT NULL;
CREATE INDEX sale_by_day ON sale (day);

CREATE TABLE redeem (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  day INTEGER NOT NULL,
  member BLOB NOT NULL,
  reward TEXT NOT NULL,
  points INTEGER NOT NULL CHECK (points > 0),
  amount INTEGER NOT NULL,
  currency TEXT NOT NULL,
  programme_version INTEGER NOT NULL,
  lease BLOB NOT NULL UNIQUE,
  staff BLOB
) STRICT;

-- Points of members by events of this terminal; append-only. The key keeps a member's together.
CREATE TABLE ledger (
  member BLOB NOT NULL,
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  points INTEGER NOT NULL,
  PRIMARY KEY (member, seq)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER ledger_is_never_changed BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never changed'); END;
CREATE TRIGGER ledger_is_never_deleted BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never deleted'); END;

-- The sum of a member's ledger entries here; can be made again from them.
CREATE TABLE balance (
  member BLOB PRIMARY KEY,
  points INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Never renumber: 1 asked, 2 spent, 3 refused, 4 closed.
CREATE TABLE lease (
  lease BLOB PRIMARY KEY,
  member BLOB NOT NULL,
  points INTEGER NOT NULL CHECK (points > 0),
  reward TEXT NOT NULL,
  state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 4),
  asked_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX lease_open ON lease (lease) WHERE state = 1;

CREATE TABLE rating (
  sale_seq INTEGER PRIMARY KEY,                -- exactly one outcome for a sale
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  day INTEGER NOT NULL,
  outcome INTEGER NOT NULL CHECK (outcome BETWEEN 1 AND 3),
  face INTEGER NOT NULL CHECK (face BETWEEN 0 AND 5)
) STRICT;
CREATE INDEX rating_by_day ON rating (day, seq);

-- Members enrolled here. Kept beside members.db, which may be made anew without them.
CREATE TABLE own_member (
  id BLOB PRIMARY KEY,
  seq INTEGER NOT NULL,                        -- of the enrolment
  name TEXT NOT NULL,
  joined INTEGER NOT NULL,
  identifiers TEXT NOT NULL                    -- lines of kind digit and value
) STRICT, WITHOUT ROWID;
CREATE TABLE own_identifier (
  kind INTEGER NOT NULL,
  value TEXT NOT NULL,
  member BLOB NOT NULL,
  PRIMARY KEY (kind, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE own_name (
  word TEXT NOT NULL,
  member BLOB NOT NULL,
  PRIMARY KEY (word, member)
) STRICT, WITHOUT ROWID;

-- Wrong PINs in a row. Absent: none.
CREATE TABLE sign_in_attempt (
  staff BLOB PRIMARY KEY,
  failures INTEGER NOT NULL,
  failed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
