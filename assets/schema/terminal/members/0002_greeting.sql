-- Whether a member agreed to be greeted by name on the customer's screen. Pulled anew: an older
-- program passed over what central said of it.

ALTER TABLE member ADD COLUMN greeting INTEGER NOT NULL DEFAULT 0;
DELETE FROM cursor;
