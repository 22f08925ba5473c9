-- Purses, returns, top-ups, issues and adjustments done at this terminal.

-- An entry says what it makes of the purse, so that what was done here since central's figure is
-- the difference of two rows, however many stand between them.
DROP TRIGGER ledger_is_never_changed;
DROP TRIGGER ledger_is_never_deleted;
ALTER TABLE ledger RENAME TO ledger_of_points;
CREATE TABLE ledger (
  member BLOB NOT NULL,                        -- or a bearer account
  purse INTEGER NOT NULL CHECK (purse BETWEEN 0 AND 255),
  seq INTEGER NOT NULL,                        -- of its event
  at INTEGER NOT NULL,
  points INTEGER NOT NULL,
  total INTEGER NOT NULL,                      -- of the purse here, with this entry
  visits INTEGER NOT NULL,                     -- sales less undone ones; purse 0 only
  last_visit INTEGER NOT NULL,                 -- 0 where none; purse 0 only
  PRIMARY KEY (member, purse, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO ledger (member, purse, seq, at, points, total, visits, last_visit)
SELECT entry.member, 0, entry.seq, entry.at, entry.points, sum(entry.points) OVER before,
       sum((sale.seq IS NOT NULL) - (void.seq IS NOT NULL)) OVER before,
       coalesce(max(sale.at) OVER before, 0)
FROM ledger_of_points AS entry
LEFT JOIN sale ON sale.seq = entry.seq
LEFT JOIN void ON void.seq = entry.seq
WINDOW before AS (PARTITION BY entry.member ORDER BY entry.seq);
DROP TABLE ledger_of_points;
CREATE TRIGGER ledger_is_never_changed BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never changed'); END;
CREATE TRIGGER ledger_is_never_deleted BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'a ledger entry is never deleted'); END;

-- The newest entry of each purse; can be made again from them.
DROP TABLE balance;
CREATE TABLE balance (
  member BLOB NOT NULL,
  purse INTEGER NOT NULL,
  points INTEGER NOT NULL,
  visits INTEGER NOT NULL,
  last_visit INTEGER NOT NULL,
  PRIMARY KEY (member, purse)
) STRICT, WITHOUT ROWID;
INSERT INTO balance (member, purse, points, visits, last_visit)
SELECT member, purse, sum(points), sum(visits) FILTER (WHERE is_newest),
       sum(last_visit) FILTER (WHERE is_newest)
FROM (SELECT *, seq = max(seq) OVER (PARTITION BY member, purse) AS is_newest FROM ledger)
GROUP BY member, purse;

ALTER TABLE redeem ADD COLUMN purse INTEGER NOT NULL DEFAULT 0;

-- What rules with limits gave here; negative where it was undone or returned.
CREATE TABLE rule_use (
  member BLOB NOT NULL,
  rule TEXT NOT NULL,
  seq INTEGER NOT NULL,
  since INTEGER NOT NULL,                      -- day on which the limit's period began
  times INTEGER NOT NULL,
  points INTEGER NOT NULL,
  PRIMARY KEY (member, rule, seq)
) STRICT, WITHOUT ROWID;

-- The rules that sales here were evaluated under: what a return or an explanation needs later.
CREATE TABLE programme_used (
  version INTEGER PRIMARY KEY,
  document TEXT NOT NULL
) STRICT;

-- A sale of any terminal, partly or wholly returned here.
CREATE TABLE refund (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  day INTEGER NOT NULL,
  sale_terminal BLOB NOT NULL,
  sale_epoch INTEGER NOT NULL,
  sale_seq INTEGER NOT NULL,
  member BLOB,
  amount INTEGER NOT NULL CHECK (amount >= 0),
  currency TEXT NOT NULL,
  reference TEXT NOT NULL,
  staff BLOB,
  UNIQUE (sale_terminal, sale_epoch, sale_seq, reference)
) STRICT;
CREATE TRIGGER refund_is_never_changed BEFORE UPDATE ON refund
BEGIN SELECT RAISE(ABORT, 'a refund is never changed'); END;
CREATE TRIGGER refund_is_never_deleted BEFORE DELETE ON refund
BEGIN SELECT RAISE(ABORT, 'a refund is never deleted'); END;

CREATE TABLE top_up (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  day INTEGER NOT NULL,
  account BLOB NOT NULL,
  purse INTEGER NOT NULL,
  amount INTEGER NOT NULL CHECK (amount > 0),
  currency TEXT NOT NULL,
  bonus INTEGER NOT NULL CHECK (bonus >= 0),
  reference TEXT NOT NULL UNIQUE,
  staff BLOB
) STRICT;
CREATE TRIGGER top_up_is_never_changed BEFORE UPDATE ON top_up
BEGIN SELECT RAISE(ABORT, 'a top-up is never changed'); END;
CREATE TRIGGER top_up_is_never_deleted BEFORE DELETE ON top_up
BEGIN SELECT RAISE(ABORT, 'a top-up is never deleted'); END;

-- Coupons and gift cards made here; the code stands with own_identifier. Kind, never renumber:
-- 1 coupon, 2 gift card.
CREATE TABLE issue (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  day INTEGER NOT NULL,
  account BLOB NOT NULL UNIQUE,
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 2),
  reward TEXT NOT NULL,
  purse INTEGER NOT NULL,
  amount INTEGER NOT NULL CHECK (amount >= 0),
  currency TEXT NOT NULL,
  lapses INTEGER NOT NULL,                     -- 0: never
  member BLOB,
  sale_seq INTEGER,
  staff BLOB
) STRICT;
CREATE INDEX issue_by_sale ON issue (sale_seq) WHERE sale_seq IS NOT NULL;
CREATE TRIGGER issue_is_never_changed BEFORE UPDATE ON issue
BEGIN SELECT RAISE(ABORT, 'an issue is never changed'); END;
CREATE TRIGGER issue_is_never_deleted BEFORE DELETE ON issue
BEGIN SELECT RAISE(ABORT, 'an issue is never deleted'); END;

CREATE TABLE adjust (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  day INTEGER NOT NULL,
  member BLOB NOT NULL,
  purse INTEGER NOT NULL,
  points INTEGER NOT NULL CHECK (points <> 0),
  reason TEXT NOT NULL,
  reference TEXT NOT NULL UNIQUE,              -- made at the tap
  staff BLOB,
  allowed_by BLOB
) STRICT;
CREATE INDEX adjust_by_day ON adjust (day);
CREATE TRIGGER adjust_is_never_changed BEFORE UPDATE ON adjust
BEGIN SELECT RAISE(ABORT, 'an adjustment is never changed'); END;
CREATE TRIGGER adjust_is_never_deleted BEFORE DELETE ON adjust
BEGIN SELECT RAISE(ABORT, 'an adjustment is never deleted'); END;
