-- Purses, debts, lapses and returns: what central books beyond sales and redemptions.

ALTER TABLE lease ADD COLUMN reward TEXT NOT NULL DEFAULT '';  -- of older terminals: not said
CREATE INDEX lease_reward ON lease (reward) WHERE reward <> '';
