-- A number to call of somebody with a role.
ALTER TABLE member_roles ADD COLUMN phone TEXT NOT NULL DEFAULT '';

-- Who agreed that a buurtverbinder answers for them at the desk. The row goes when they take it back.
CREATE TABLE desk_agreements (
    municipality_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    signed_up_by BIGINT,
    agreed_at BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, member_id),
    FOREIGN KEY (municipality_id, member_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE
);

-- A card to sign in with once. The number finds the row, of the secret only a keyed hash is kept.
CREATE TABLE cards (
    municipality_id BIGINT NOT NULL,
    number TEXT NOT NULL,
    secret_hash BYTEA NOT NULL,
    member_id BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (municipality_id, number),
    UNIQUE (municipality_id, member_id),
    FOREIGN KEY (municipality_id, member_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE
);

-- Who of the staff looked at a resident or did something for them, and why (P11).
CREATE TABLE staff_accesses (
    municipality_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    staff_id BIGINT,
    act TEXT NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, member_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE
);
CREATE INDEX staff_accesses_by_member ON staff_accesses (municipality_id, member_id, at);
