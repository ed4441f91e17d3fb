-- Passkeys (WebAuthn level 3): the public half of a key whose other half stays on a device. `credential` is
-- what the library keeps of it; `name` is what its owner calls the device.
CREATE TABLE passkeys (
    municipality_id BIGINT NOT NULL,
    credential_id BYTEA NOT NULL,
    member_id BIGINT NOT NULL,
    credential TEXT NOT NULL,
    name TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (municipality_id, credential_id),
    FOREIGN KEY (municipality_id, member_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE
);
CREATE INDEX passkeys_of_member ON passkeys (municipality_id, member_id);

-- A challenge that waits for its answer, for minutes: it is taken out by the first answer. Only a hash of
-- what names it is kept. A member stands in it where somebody adds a key to their account.
CREATE TABLE ceremonies (
    municipality_id BIGINT NOT NULL REFERENCES municipalities (id),
    handle_hash BYTEA NOT NULL,
    member_id BIGINT,
    state TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, handle_hash),
    FOREIGN KEY (municipality_id, member_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE
);
