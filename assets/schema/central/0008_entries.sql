-- What stands in an account's history, and receipts: what terminals ask about between pulls.
--
-- (14) account_entry names every event and booking that moved an account, once, in the order in
--      which central booked it: a page of a history costs what stands on it. What each moved is
--      read from lots, draws, returns, debts and bookings; a visit that moved nothing stands here
--      too. Made by triggers, so that nothing is booked without it.

CREATE TABLE account_entry (
  account INTEGER NOT NULL REFERENCES member (n),
  gseq    INTEGER NOT NULL,     -- the event, or in whose fold (for a daily turn: after which event)
  booking INTEGER NOT NULL,     -- booking.n; 0: the event itself
  PRIMARY KEY (account, gseq, booking)
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO account_entry SELECT account, event, ifnull(booking, 0) FROM lot;
INSERT OR IGNORE INTO account_entry
  SELECT lot.account, draw.gseq, 0 FROM draw JOIN lot ON lot.n = draw.lot;
INSERT OR IGNORE INTO account_entry
  SELECT lot.account, give_back.gseq, 0 FROM give_back JOIN lot ON lot.n = give_back.lot;
INSERT OR IGNORE INTO account_entry SELECT account, gseq, 0 FROM debt;
INSERT OR IGNORE INTO account_entry
  SELECT ifnull(member.household, member.n), sale.gseq, 0 FROM sale
  JOIN member ON member.n = sale.member;
-- Of older daily turns: after what central had received by then.
INSERT OR IGNORE INTO account_entry
  SELECT lot.account, ifnull(booking.gseq, (SELECT ifnull(max(gseq), 0) FROM event
    WHERE received_ms <= booking.made_ms)), booking.n
  FROM booking JOIN lot ON lot.n = booking.lot WHERE booking.kind = 1;

CREATE TRIGGER entry_of_lot AFTER INSERT ON lot BEGIN
  INSERT OR IGNORE INTO account_entry VALUES (NEW.account, NEW.event, ifnull(NEW.booking, 0));
END;
CREATE TRIGGER entry_of_draw AFTER INSERT ON draw BEGIN
  INSERT OR IGNORE INTO account_entry SELECT account, NEW.gseq, 0 FROM lot WHERE n = NEW.lot;
END;
CREATE TRIGGER entry_of_return AFTER INSERT ON give_back BEGIN
  INSERT OR IGNORE INTO account_entry SELECT account, NEW.gseq, 0 FROM lot WHERE n = NEW.lot;
END;
CREATE TRIGGER entry_of_debt AFTER INSERT ON debt BEGIN
  INSERT OR IGNORE INTO account_entry VALUES (NEW.account, NEW.gseq, 0);
END;
CREATE TRIGGER entry_of_sale AFTER INSERT ON sale WHEN NEW.member IS NOT NULL BEGIN
  INSERT OR IGNORE INTO account_entry
    SELECT ifnull(household, n), NEW.gseq, 0 FROM member WHERE n = NEW.member;
END;
CREATE TRIGGER entry_of_claimed AFTER UPDATE OF member ON sale WHEN OLD.member IS NULL BEGIN
  INSERT OR IGNORE INTO account_entry
    SELECT ifnull(household, n), NEW.gseq, 0 FROM member WHERE n = NEW.member;
END;
CREATE TRIGGER entry_of_lapse AFTER INSERT ON booking WHEN NEW.kind = 1 BEGIN
  INSERT OR IGNORE INTO account_entry
    VALUES (NEW.account, ifnull(NEW.gseq, (SELECT watermark FROM store)), NEW.n);
END;

CREATE INDEX sale_receipt ON sale (reference, gseq) WHERE origin IN (2, 3, 5);
