-- Thanks from an organisation to one helper, for them alone.
CREATE TABLE thanks (
    municipality_id BIGINT NOT NULL,
    item_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, item_id, member_id),
    FOREIGN KEY (municipality_id, member_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE,
    FOREIGN KEY (municipality_id, item_id) REFERENCES items (municipality_id, id) ON DELETE CASCADE
);

-- The headings of a coordinator's own sheet, in their order: what goes out looks as what came in.
CREATE TABLE sheet_headings (
    municipality_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    position BIGINT NOT NULL,
    heading TEXT NOT NULL,
    field TEXT NOT NULL,
    PRIMARY KEY (municipality_id, member_id, position),
    FOREIGN KEY (municipality_id, member_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE
);
