-- Who left: the random mark of a town, the number that a resident had, and when. It is the one table that
-- no backup holds, so that a restored backup does not bring back who left after it was made (P12).
CREATE TABLE erasures (
    town TEXT NOT NULL,
    member_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (town, member_id)
);
