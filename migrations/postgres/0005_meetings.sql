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
ALTER TABLE letters DROP CONSTRAINT letters_kind_check;
ALTER TABLE letters ADD COLUMN about TEXT NOT NULL DEFAULT '';
