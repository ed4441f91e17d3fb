-- How often somebody wants suggestions by mail, and whether they are told at once what they asked for.
-- No row: nothing was chosen, so that no suggestions come.
CREATE TABLE mail_choices (
    municipality_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    rhythm TEXT NOT NULL CHECK (rhythm IN ('daily', 'weekly', 'monthly', 'never')),
    notices BOOLEAN NOT NULL,
    PRIMARY KEY (municipality_id, member_id),
    FOREIGN KEY (municipality_id, member_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE
);

-- What a digest suggests, so that it says the same when it is tried again, and another not the same
-- soon. The reasons go when it was sent.
CREATE TABLE digest_items (
    municipality_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    day TEXT NOT NULL,
    position BIGINT NOT NULL,
    item_id BIGINT NOT NULL,
    reasons TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, member_id, day, position),
    FOREIGN KEY (municipality_id, member_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE,
    FOREIGN KEY (municipality_id, item_id) REFERENCES items (municipality_id, id) ON DELETE CASCADE
);
