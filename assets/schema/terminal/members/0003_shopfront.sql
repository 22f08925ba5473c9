-- What customers see of the store. Pulled anew: an older program passed over it.

CREATE TABLE shopfront (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  document TEXT NOT NULL
) STRICT;
DELETE FROM cursor;
