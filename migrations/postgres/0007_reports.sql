-- Something happened: in a meeting, or around an item. It says what, never who somebody is. It goes with
-- either of the two.
CREATE TABLE reports (
    municipality_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    reporter_id BIGINT NOT NULL,
    about_id BIGINT,
    item_id BIGINT,
    what TEXT NOT NULL CHECK (what IN ('unkind', 'unsafe', 'untrue', 'money', 'other')),
    words TEXT NOT NULL,
    at BIGINT NOT NULL,
    -- How it was answered, and the reasons, as both sides read them.
    answer TEXT CHECK (answer IN ('nothing', 'talked', 'warned', 'removed')),
    reasons TEXT NOT NULL DEFAULT '',
    answered_at BIGINT,
    -- Whoever does not agree says so once; somebody else looks again.
    appeal TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, reporter_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE,
    FOREIGN KEY (municipality_id, about_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE,
    FOREIGN KEY (municipality_id, item_id) REFERENCES items (municipality_id, id) ON DELETE CASCADE
);
CREATE INDEX reports_by_answer ON reports (municipality_id, answered_at, at);
