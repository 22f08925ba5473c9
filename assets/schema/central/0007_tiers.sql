-- Tiers: what counts for them day by day, floors, and when one is due to change by itself. The tier
-- that a member has stands in member.tier; each change of it is a booking.
--
-- (9)  tier_day keeps every measure, so that a programme may change which one it looks at. A return
--      stands on the day of its sale, like the sale.
-- (10) tier.next_day is the first day on which figure or tier change without anything being sold:
--      the daily turn looks at these members only.

CREATE TABLE tier_day (
  member     INTEGER NOT NULL REFERENCES member (n),
  day        INTEGER NOT NULL,            -- the store's, since 1970-01-01
  spend      INTEGER NOT NULL,            -- minor units paid with money
  full_price INTEGER NOT NULL,            -- of them, on lines at their full price
  points     INTEGER NOT NULL,
  visits     INTEGER NOT NULL,
  PRIMARY KEY (member, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE tier (
  member    INTEGER PRIMARY KEY REFERENCES member (n),
  floor     INTEGER NOT NULL DEFAULT 0 CHECK (floor >= 0),
  figure    INTEGER NOT NULL DEFAULT 0,
  until_day INTEGER,                      -- from that day on the tier is lower; none: kept
  day       INTEGER NOT NULL DEFAULT 0,   -- on which all this was true; 0: never looked at
  next_day  INTEGER                       -- (10)
) STRICT;
CREATE INDEX tier_next ON tier (next_day) WHERE next_day IS NOT NULL;

INSERT INTO tier_day (member, day, spend, full_price, points, visits)
  SELECT member, day, sum(amount), sum(amount), sum(points), count(*) FROM sale
  WHERE member IS NOT NULL AND gseq NOT IN (SELECT undone FROM void)
  GROUP BY member, day;
INSERT INTO tier (member, next_day) SELECT DISTINCT member, 0 FROM tier_day;
