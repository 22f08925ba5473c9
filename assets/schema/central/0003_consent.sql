-- Whether a member lets the customer's screen greet her by name, and when she last said so.

ALTER TABLE member ADD COLUMN greeting INTEGER NOT NULL DEFAULT 0;     -- 1: agreed
ALTER TABLE member ADD COLUMN greeting_ms INTEGER NOT NULL DEFAULT 0;  -- 0: never asked
