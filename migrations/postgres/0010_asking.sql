-- How a helper wants to be asked, beside how often a week. No row means: two days of rest, nothing told.
CREATE TABLE ask_choices (
    municipality_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    rest_days BIGINT NOT NULL,
    drives BOOLEAN NOT NULL,
    vog BOOLEAN NOT NULL,
    PRIMARY KEY (municipality_id, member_id),
    FOREIGN KEY (municipality_id, member_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE
);

-- What an opportunity cannot do without, and whether the crew goes first.
CREATE TABLE opportunity_demands (
    municipality_id BIGINT NOT NULL,
    item_id BIGINT NOT NULL,
    licence BOOLEAN NOT NULL,
    vog BOOLEAN NOT NULL,
    crew_first BOOLEAN NOT NULL,
    PRIMARY KEY (municipality_id, item_id),
    FOREIGN KEY (municipality_id, item_id) REFERENCES items (municipality_id, id) ON DELETE CASCADE
);

-- "Mijn vaste ploeg": who helped an organisation and agreed that it asks them first. The row goes when
-- they take it back.
CREATE TABLE crews (
    municipality_id BIGINT NOT NULL,
    organisation TEXT NOT NULL,
    member_id BIGINT NOT NULL,
    agreed_at BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, organisation, member_id),
    FOREIGN KEY (municipality_id, member_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE
);

-- Until when an answer is waited for before the next wave asks others. An answer is welcome until
-- `expires_at` all the same.
ALTER TABLE asks ADD COLUMN waits_until BIGINT NOT NULL DEFAULT 0;
