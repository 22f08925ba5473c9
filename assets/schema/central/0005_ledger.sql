-- Purses, debts, lapses and returns: what central books beyond sales and redemptions.
--
-- (5) A lot is points of one purse of one account, made by one event (or booking), lapsing together.
--     drawn + lapsed + leased <= points in every lot.
-- (6) drawn = what its draws took and did not give back. lapsed = its bookings of kind 1.
-- (7) The balance and purse rows are caches of lots and debts; a pending lot is in neither `points`
--     nor `leased`, but in `pending`. Owed stands apart and is never taken off the points.
-- (8) booking is append-only: central's own acts, once for each kind and cause.

CREATE TABLE debt (  -- what could not be taken; settled by what comes next, oldest first
  n        INTEGER PRIMARY KEY,
  account  INTEGER NOT NULL REFERENCES member (n),
  purse    INTEGER NOT NULL,
  gseq     INTEGER NOT NULL REFERENCES event (gseq),      -- that caused it
  points   INTEGER NOT NULL CHECK (points > 0),
  settled  INTEGER NOT NULL DEFAULT 0 CHECK (settled >= 0),
  forgiven INTEGER NOT NULL DEFAULT 0 CHECK (forgiven >= 0),  -- its cause was undone
  CHECK (settled + forgiven <= points)
) STRICT;
CREATE INDEX debt_open ON debt (account, purse, n) WHERE points > settled + forgiven;
CREATE INDEX debt_of ON debt (gseq);

CREATE TABLE booking (
  n       INTEGER PRIMARY KEY,
  kind    INTEGER NOT NULL,                               -- 1 lapse, 2 settle, 3 referral, 4 tier
  cause   TEXT NOT NULL,
  account INTEGER NOT NULL REFERENCES member (n),
  purse   INTEGER NOT NULL DEFAULT 0,
  points  INTEGER NOT NULL DEFAULT 0,                     -- kind 4: the tier
  lot     INTEGER REFERENCES new_lot (n),
  debt    INTEGER REFERENCES debt (n),
  gseq    INTEGER REFERENCES event (gseq),                -- in whose fold; none: a daily turn
  made_ms INTEGER NOT NULL,                               -- central's clock
  UNIQUE (kind, cause)
) STRICT;
CREATE INDEX booking_lot ON booking (lot) WHERE lot IS NOT NULL;
CREATE TRIGGER booking_stays BEFORE UPDATE OF kind, cause, points, lot, debt, gseq ON booking
  BEGIN SELECT raise(ABORT, 'a booking is never changed'); END;
CREATE TRIGGER booking_remains BEFORE DELETE ON booking
  BEGIN SELECT raise(ABORT, 'a booking is never removed'); END;

CREATE TABLE new_lot (
  n          INTEGER PRIMARY KEY,
  event      INTEGER NOT NULL REFERENCES event (gseq),    -- that it was made by, or for
  booking    INTEGER REFERENCES booking (n),              -- none: the event itself gave it
  account    INTEGER NOT NULL REFERENCES member (n),
  purse      INTEGER NOT NULL DEFAULT 0,
  points     INTEGER NOT NULL CHECK (points > 0),
  drawn      INTEGER NOT NULL DEFAULT 0 CHECK (drawn >= 0),
  lapsed     INTEGER NOT NULL DEFAULT 0 CHECK (lapsed >= 0),
  leased     INTEGER NOT NULL DEFAULT 0 CHECK (leased >= 0),
  earned_ms  INTEGER NOT NULL,
  from_ms    INTEGER NOT NULL DEFAULT 0,                  -- available from
  is_pending INTEGER NOT NULL DEFAULT 0,                  -- 1: not counted as available yet
  lapses_ms  INTEGER NOT NULL DEFAULT 9223372036854775807,  -- the default: never
  idle_days  INTEGER NOT NULL DEFAULT 0,                  -- above 0: a sale moves lapses_ms
  CHECK (drawn + lapsed + leased <= points)               -- (5)
) STRICT;
INSERT INTO new_lot (n, event, account, points, drawn, leased, earned_ms, lapses_ms)
  SELECT gseq, gseq, member, points, drawn, leased, earned_ms, lapses_ms FROM lot;

CREATE TABLE new_draw (
  gseq       INTEGER NOT NULL REFERENCES event (gseq),    -- that took it: redeem, void, refund...
  lot        INTEGER NOT NULL REFERENCES new_lot (n),
  points     INTEGER NOT NULL CHECK (points > 0),
  given_back INTEGER NOT NULL DEFAULT 0 CHECK (given_back BETWEEN 0 AND points),
  PRIMARY KEY (gseq, lot)
) STRICT, WITHOUT ROWID;
INSERT INTO new_draw (gseq, lot, points) SELECT gseq, lot, points FROM draw;
DROP TABLE draw;
ALTER TABLE new_draw RENAME TO draw;

CREATE TABLE new_slice (
  lease   INTEGER NOT NULL REFERENCES lease (n),
  ordinal INTEGER NOT NULL,                               -- order of drawing
  lot     INTEGER NOT NULL REFERENCES new_lot (n),
  points  INTEGER NOT NULL CHECK (points > 0),
  spent   INTEGER NOT NULL DEFAULT 0 CHECK (spent BETWEEN 0 AND points),
  PRIMARY KEY (lease, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO new_slice SELECT lease, ordinal, lot, points, spent FROM slice;
DROP TABLE slice;
ALTER TABLE new_slice RENAME TO slice;

DROP TABLE lot;
ALTER TABLE new_lot RENAME TO lot;
CREATE INDEX lot_event ON lot (event);
CREATE INDEX lot_open ON lot (account, purse, lapses_ms, earned_ms, n)
  WHERE is_pending = 0 AND points > drawn + lapsed + leased;
CREATE INDEX lot_due ON lot (lapses_ms, account)
  WHERE points > drawn + lapsed + leased AND lapses_ms < 9223372036854775807;
CREATE INDEX lot_rest ON lot (account, lapses_ms, purse)
  WHERE points > drawn + lapsed + leased AND lapses_ms < 9223372036854775807;
CREATE INDEX lot_pending ON lot (account, from_ms) WHERE is_pending = 1;
CREATE INDEX lot_ripe ON lot (from_ms, account) WHERE is_pending = 1;
CREATE INDEX lot_idle ON lot (account) WHERE idle_days > 0 AND points > drawn + lapsed;

CREATE TABLE give_back (  -- what returned to the very lots that a draw took it from
  gseq   INTEGER NOT NULL REFERENCES event (gseq),        -- the refund or void
  of     INTEGER NOT NULL REFERENCES event (gseq),        -- whose draw it was
  lot    INTEGER NOT NULL REFERENCES lot (n),
  points INTEGER NOT NULL CHECK (points > 0),
  PRIMARY KEY (gseq, of, lot)
) STRICT, WITHOUT ROWID;

-- Sums of the points purse stand in balance, of the other purses here.
ALTER TABLE balance ADD COLUMN owed INTEGER NOT NULL DEFAULT 0 CHECK (owed >= 0);
ALTER TABLE balance ADD COLUMN pending INTEGER NOT NULL DEFAULT 0 CHECK (pending >= 0);
CREATE INDEX balance_owing ON balance (member) WHERE owed > 0;
CREATE TABLE purse (
  account INTEGER NOT NULL REFERENCES member (n),
  purse   INTEGER NOT NULL CHECK (purse > 0),
  points  INTEGER NOT NULL CHECK (points >= 0),
  leased  INTEGER NOT NULL CHECK (leased >= 0),
  owed    INTEGER NOT NULL CHECK (owed >= 0),
  pending INTEGER NOT NULL CHECK (pending >= 0),
  PRIMARY KEY (account, purse),
  CHECK (points - leased >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE rule_use (  -- of rules with limits, in the period from since_day to until_day
  account   INTEGER NOT NULL REFERENCES member (n),
  rule      TEXT NOT NULL,
  since_day INTEGER NOT NULL,
  until_day INTEGER NOT NULL,                             -- exclusive
  times     INTEGER NOT NULL,
  points    INTEGER NOT NULL,
  PRIMARY KEY (account, rule, since_day)
) STRICT, WITHOUT ROWID;

-- Events ------------------------------------------------------------------------------------

CREATE TABLE refund (
  gseq           INTEGER PRIMARY KEY REFERENCES event (gseq),
  sale           INTEGER NOT NULL REFERENCES sale (gseq),
  amount         INTEGER NOT NULL,
  currency       TEXT NOT NULL,
  is_everything  INTEGER NOT NULL,                        -- nothing of the sale remains
  reference      TEXT NOT NULL,
  staff          BLOB,
  at_ms          INTEGER NOT NULL,
  offset_minutes INTEGER NOT NULL,
  day            INTEGER NOT NULL,
  UNIQUE (sale, reference)
) STRICT;
CREATE INDEX refund_day ON refund (day);

CREATE TABLE refund_purse (  -- what one refund moved, by purse
  gseq     INTEGER NOT NULL REFERENCES refund (gseq),
  purse    INTEGER NOT NULL,
  taken    INTEGER NOT NULL CHECK (taken >= 0),           -- of these,
  debt     INTEGER NOT NULL CHECK (debt BETWEEN 0 AND taken),  -- so much was not there to take
  returned INTEGER NOT NULL CHECK (returned >= 0),
  PRIMARY KEY (gseq, purse)
) STRICT, WITHOUT ROWID;

CREATE TABLE new_void (
  gseq   INTEGER PRIMARY KEY REFERENCES event (gseq),
  undone INTEGER NOT NULL UNIQUE REFERENCES event (gseq),  -- an event is undone once
  points INTEGER NOT NULL CHECK (points >= 0),            -- that it gave, and this takes back
  taken  INTEGER NOT NULL CHECK (taken BETWEEN 0 AND points),  -- less: the rest is debt
  staff  BLOB,
  at_ms  INTEGER NOT NULL,
  day    INTEGER NOT NULL
) STRICT;
INSERT INTO new_void SELECT gseq, sale, points, taken, staff, at_ms, day FROM void;
DROP TABLE void;
ALTER TABLE new_void RENAME TO void;

ALTER TABLE redeem ADD COLUMN purse INTEGER NOT NULL DEFAULT 0;
ALTER TABLE lease ADD COLUMN purse INTEGER NOT NULL DEFAULT 0;
ALTER TABLE lease ADD COLUMN reward TEXT NOT NULL DEFAULT '';  -- of older terminals: not said
CREATE INDEX lease_reward ON lease (reward) WHERE reward <> '';

CREATE TABLE bearer (  -- accounts of gift cards and coupons: who has the code has what is in it
  account   INTEGER PRIMARY KEY REFERENCES member (n),
  kind      INTEGER NOT NULL,                             -- 1 coupon, 2 gift card
  reward    TEXT NOT NULL,
  gseq      INTEGER NOT NULL REFERENCES event (gseq),
  member    INTEGER REFERENCES member (n),                -- to whom it was given
  lapses_ms INTEGER NOT NULL
) STRICT;

ALTER TABLE member ADD COLUMN referred_by BLOB;           -- who brought her
