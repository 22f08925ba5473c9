-- The last word of a member about being greeted by name, as said here: it counts until central's
-- copy contains it.

CREATE TABLE own_consent (
  member BLOB PRIMARY KEY,
  seq INTEGER NOT NULL,                        -- of its event: a consent or the enrolment
  greeting INTEGER NOT NULL CHECK (greeting BETWEEN 0 AND 1)
) STRICT, WITHOUT ROWID;
