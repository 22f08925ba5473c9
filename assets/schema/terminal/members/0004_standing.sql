-- What central says about a member beyond points (app/storage/feed/standing_codec), as JSON; empty
-- where there is nothing to say. Pulled anew: an older program passed over it.

ALTER TABLE member ADD COLUMN standing TEXT NOT NULL DEFAULT '';
DELETE FROM cursor;
