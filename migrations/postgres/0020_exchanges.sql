-- What somebody asks of neighbours or offers them: public, without a name. Who answers is seen once both
-- said yes. What was given is not counted (P10).
CREATE TABLE exchanges (
    municipality_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('ask', 'offer')),
    manner TEXT NOT NULL CHECK (manner IN ('help', 'lend', 'give', 'together')),
    words TEXT NOT NULL,
    neighbourhood_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    closed_at BIGINT,
    fulfilled BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, member_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE,
    FOREIGN KEY (municipality_id, neighbourhood_id) REFERENCES neighbourhoods (municipality_id, id)
);

CREATE TABLE exchange_answers (
    municipality_id BIGINT NOT NULL,
    exchange_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    words TEXT NOT NULL,
    at BIGINT NOT NULL,
    accepted BOOLEAN,
    PRIMARY KEY (municipality_id, exchange_id, member_id),
    FOREIGN KEY (municipality_id, member_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE,
    FOREIGN KEY (municipality_id, exchange_id) REFERENCES exchanges (municipality_id, id) ON DELETE CASCADE
);
