-- A reward may cost nothing: a gift for the birthday. What was redeemed is found by its lease, so
-- that a stock counts what was spent and not undone.

CREATE TABLE new_redeem (
  gseq     INTEGER PRIMARY KEY REFERENCES event (gseq),
  member   INTEGER NOT NULL REFERENCES member (n),
  reward   TEXT NOT NULL,
  points   INTEGER NOT NULL CHECK (points >= 0),
  value    INTEGER NOT NULL,
  currency TEXT NOT NULL,
  lease    INTEGER NOT NULL REFERENCES lease (n),
  at_ms    INTEGER NOT NULL,
  day      INTEGER NOT NULL,
  purse    INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO new_redeem (gseq, member, reward, points, value, currency, lease, at_ms, day, purse)
  SELECT gseq, member, reward, points, value, currency, lease, at_ms, day, purse FROM redeem;
DROP TABLE redeem;
ALTER TABLE new_redeem RENAME TO redeem;
CREATE INDEX redeem_day ON redeem (day);
CREATE INDEX redeem_lease ON redeem (lease);

-- It draws nothing, and stands in the account's history all the same.
CREATE TRIGGER entry_of_free_redeem AFTER INSERT ON redeem WHEN NEW.points = 0 BEGIN
  INSERT OR IGNORE INTO account_entry
    SELECT ifnull(household, n), NEW.gseq, 0 FROM member WHERE n = NEW.member;
END;
