-- A reward may cost nothing: a gift for the birthday.

CREATE TABLE new_redeem (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  day INTEGER NOT NULL,
  member BLOB NOT NULL,
  reward TEXT NOT NULL,
  points INTEGER NOT NULL CHECK (points >= 0),
  amount INTEGER NOT NULL,
  currency TEXT NOT NULL,
  programme_version INTEGER NOT NULL,
  lease BLOB NOT NULL UNIQUE,
  staff BLOB,
  purse INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO new_redeem (seq, at, day, member, reward, points, amount, currency, programme_version,
                        lease, staff, purse)
  SELECT seq, at, day, member, reward, points, amount, currency, programme_version, lease, staff,
         purse FROM redeem;
DROP TABLE redeem;
ALTER TABLE new_redeem RENAME TO redeem;

-- Never renumber: 1 asked, 2 spent, 3 refused, 4 closed.
CREATE TABLE new_lease (
  lease BLOB PRIMARY KEY,
  member BLOB NOT NULL,
  points INTEGER NOT NULL CHECK (points >= 0),
  reward TEXT NOT NULL,
  state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 4),
  asked_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO new_lease (lease, member, points, reward, state, asked_at)
  SELECT lease, member, points, reward, state, asked_at FROM lease;
DROP TABLE lease;
ALTER TABLE new_lease RENAME TO lease;
CREATE INDEX lease_open ON lease (lease) WHERE state = 1;
