-- How each of the staff wants the screen at this terminal: a JSON object, nothing personal in it.

CREATE TABLE preferences (
  staff BLOB PRIMARY KEY,
  json TEXT NOT NULL
) STRICT, WITHOUT ROWID;
