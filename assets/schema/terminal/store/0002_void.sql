-- Sales undone: the opposite entry of each stands in the ledger under the void's own seq.

CREATE TABLE void (
  seq INTEGER PRIMARY KEY,                     -- of its event
  sale_seq INTEGER NOT NULL UNIQUE,            -- a sale is undone once
  at INTEGER NOT NULL,
  member BLOB NOT NULL,
  points INTEGER NOT NULL CHECK (points >= 0), -- what the sale gave
  staff BLOB
) STRICT;
CREATE TRIGGER void_is_never_changed BEFORE UPDATE ON void
BEGIN SELECT RAISE(ABORT, 'a void is never changed'); END;
CREATE TRIGGER void_is_never_deleted BEFORE DELETE ON void
BEGIN SELECT RAISE(ABORT, 'a void is never deleted'); END;
