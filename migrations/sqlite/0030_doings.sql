-- How often somebody did in this day or week what reaches others: for the limits, and gone a day after.
CREATE TABLE doings (
    municipality_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    doing TEXT NOT NULL,
    span BIGINT NOT NULL,
    times BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, member_id, doing),
    FOREIGN KEY (municipality_id, member_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE
);
