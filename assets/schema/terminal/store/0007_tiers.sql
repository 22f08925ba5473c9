-- What sales, returns and voids of this terminal count for a member's tier, as running totals: what
-- was counted here since central's figure is the difference of two rows. Never changed.
CREATE TABLE tier_total (
  member BLOB NOT NULL,
  seq INTEGER NOT NULL,                        -- of its event
  spend INTEGER NOT NULL,                      -- minor units paid with money
  full_price INTEGER NOT NULL,                 -- of it, on lines sold at their full price
  points INTEGER NOT NULL,
  visits INTEGER NOT NULL,
  PRIMARY KEY (member, seq)
) STRICT, WITHOUT ROWID;
