-- The version of the vocabulary that the stored concepts are of; empty before the first start.
ALTER TABLE municipalities ADD COLUMN vocabulary TEXT NOT NULL DEFAULT '';
