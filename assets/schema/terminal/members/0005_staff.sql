-- Who of the staff is which member. Pulled anew: an older program passed over it.

ALTER TABLE staff ADD COLUMN member BLOB;
DELETE FROM cursor;
