-- The mail address somebody confirmed with a code; none until then.
ALTER TABLE members ADD COLUMN email TEXT;
CREATE UNIQUE INDEX members_by_email ON members (municipality_id, email);

-- A code that was asked for in one browser, and the link in the same letter. No member means that the
-- address has no account: the row is there all the same, so that both look alike.
CREATE TABLE sign_in_codes (
    municipality_id BIGINT NOT NULL,
    handle_hash BLOB NOT NULL,
    link_hash BLOB NOT NULL,
    code_hash BLOB NOT NULL,
    email TEXT NOT NULL,
    member_id BIGINT,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (municipality_id, handle_hash),
    UNIQUE (municipality_id, link_hash),
    FOREIGN KEY (municipality_id, member_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE
);
CREATE INDEX sign_in_codes_by_email ON sign_in_codes (municipality_id, email, created_at);

-- What must be sent once. When it is sent, only that it was is kept.
CREATE TABLE letters (
    municipality_id BIGINT NOT NULL REFERENCES municipalities (id),
    key TEXT NOT NULL,
    email TEXT NOT NULL,
    language TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('code', 'no-account', 'confirm', 'taken')),
    code TEXT NOT NULL,
    link TEXT NOT NULL,
    run_at BIGINT NOT NULL,
    leased_until BIGINT,
    attempts BIGINT NOT NULL DEFAULT 0,
    sent_at BIGINT,
    PRIMARY KEY (municipality_id, key)
);
