-- Letters that were sent stay as rows; those that wait are looked for every other second.
CREATE INDEX letters_that_wait ON letters (municipality_id, run_at, key) WHERE sent_at IS NULL;
