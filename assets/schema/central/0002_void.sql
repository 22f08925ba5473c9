-- Sales undone. What a void takes out of lots stands in draw under the void's own gseq.

CREATE TABLE void (
  gseq   INTEGER PRIMARY KEY REFERENCES event (gseq),
  sale   INTEGER NOT NULL UNIQUE REFERENCES sale (gseq),  -- a sale is undone once
  points INTEGER NOT NULL CHECK (points >= 0),            -- what the sale gave
  taken  INTEGER NOT NULL CHECK (taken BETWEEN 0 AND points),  -- less: the rest was spent elsewhere
  staff  BLOB,
  at_ms  INTEGER NOT NULL,
  day    INTEGER NOT NULL                                 -- the store's, since 1970-01-01
) STRICT;
