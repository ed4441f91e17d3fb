-- What two who met keep: when each last looked, and whether it was a match, told by each for themselves.
ALTER TABLE introductions ADD COLUMN low_read_at BIGINT;
ALTER TABLE introductions ADD COLUMN high_read_at BIGINT;
ALTER TABLE introductions ADD COLUMN low_match TEXT CHECK (low_match IN ('yes', 'no'));
ALTER TABLE introductions ADD COLUMN high_match TEXT CHECK (high_match IN ('yes', 'no'));

-- Short messages within an introduction; they go when either leaves, or blocks the other.
CREATE TABLE messages (
    municipality_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    low_id BIGINT NOT NULL,
    high_id BIGINT NOT NULL,
    from_low BOOLEAN NOT NULL,
    text TEXT NOT NULL,
    -- An activity to go to together.
    item_id BIGINT,
    at BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, low_id, high_id)
        REFERENCES introductions (municipality_id, low_id, high_id) ON DELETE CASCADE,
    FOREIGN KEY (municipality_id, item_id) REFERENCES items (municipality_id, id) ON DELETE CASCADE
);
CREATE INDEX messages_by_pair ON messages (municipality_id, low_id, high_id, at);

-- Two who are kept apart because one of them asked for it. It holds for both, and says not why.
CREATE TABLE blocks (
    municipality_id BIGINT NOT NULL,
    by_id BIGINT NOT NULL,
    other_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, by_id, other_id),
    FOREIGN KEY (municipality_id, by_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE,
    FOREIGN KEY (municipality_id, other_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE
);

-- The language of letters, as it was chosen when the address was given.
ALTER TABLE members ADD COLUMN language TEXT NOT NULL DEFAULT 'nl';

-- The kinds of letters are the code's; what a letter is about is a title at most.
CREATE TABLE letters_of_any_kind (
    municipality_id BIGINT NOT NULL REFERENCES municipalities (id),
    key TEXT NOT NULL,
    email TEXT NOT NULL,
    language TEXT NOT NULL,
    kind TEXT NOT NULL,
    code TEXT NOT NULL,
    link TEXT NOT NULL,
    about TEXT NOT NULL DEFAULT '',
    run_at BIGINT NOT NULL,
    leased_until BIGINT,
    attempts BIGINT NOT NULL DEFAULT 0,
    sent_at BIGINT,
    PRIMARY KEY (municipality_id, key)
);
INSERT INTO letters_of_any_kind
    (municipality_id, key, email, language, kind, code, link, run_at, leased_until, attempts, sent_at)
    SELECT municipality_id, key, email, language, kind, code, link, run_at, leased_until, attempts, sent_at
    FROM letters;
DROP TABLE letters;
ALTER TABLE letters_of_any_kind RENAME TO letters;
