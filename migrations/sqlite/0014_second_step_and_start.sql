-- The second step of those with a role (RFC 6238). `last_step` is the last time step that was accepted:
-- a code counts once. It is confirmed once a first code was right.
CREATE TABLE second_steps (
    municipality_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    secret BLOB NOT NULL,
    confirmed BOOLEAN NOT NULL,
    last_step BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    locked_until BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, member_id),
    FOREIGN KEY (municipality_id, member_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE
);

-- Codes for who lost their telephone: each works once, only keyed hashes are kept.
CREATE TABLE backup_codes (
    municipality_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    code_hash BLOB NOT NULL,
    PRIMARY KEY (municipality_id, member_id, code_hash),
    FOREIGN KEY (municipality_id, member_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE
);

-- When a session passed the second step.
ALTER TABLE sessions ADD COLUMN second_step_at BIGINT;

-- The four digits that people know their neighbourhood by; four digits may be in several.
CREATE TABLE neighbourhood_digits (
    municipality_id BIGINT NOT NULL,
    digits TEXT NOT NULL,
    neighbourhood_id BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, digits, neighbourhood_id),
    FOREIGN KEY (municipality_id, neighbourhood_id) REFERENCES neighbourhoods (municipality_id, id)
);

-- Who was invited, so that nobody is twice: a keyed hash and nothing else.
CREATE TABLE invitations (
    municipality_id BIGINT NOT NULL REFERENCES municipalities (id),
    mail_hash BLOB NOT NULL,
    invited_at BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, mail_hash)
);
