-- What the municipality tells: what was asked, what was done with it, what is told back. It is for the
-- whole town or for neighbourhoods: there is no other way to address it. A revision lets the second of
-- two writers see what the first changed.
CREATE TABLE posts (
    municipality_id BIGINT NOT NULL REFERENCES municipalities (id),
    id BIGINT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    asked TEXT NOT NULL,
    done TEXT NOT NULL,
    told TEXT NOT NULL,
    published BOOLEAN NOT NULL,
    revision BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, id)
);

CREATE TABLE post_places (
    municipality_id BIGINT NOT NULL,
    post_id BIGINT NOT NULL,
    neighbourhood_id BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, post_id, neighbourhood_id),
    FOREIGN KEY (municipality_id, post_id) REFERENCES posts (municipality_id, id) ON DELETE CASCADE,
    FOREIGN KEY (municipality_id, neighbourhood_id) REFERENCES neighbourhoods (municipality_id, id)
);

-- "Zullen we dit beginnen?": offered blind to those who enjoy something, until enough say yes.
CREATE TABLE seeds (
    municipality_id BIGINT NOT NULL REFERENCES municipalities (id),
    id BIGINT NOT NULL,
    neighbourhood_id BIGINT NOT NULL,
    concept TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    place TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    -- The initiative it became.
    item_id BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, neighbourhood_id) REFERENCES neighbourhoods (municipality_id, id)
);

CREATE TABLE seed_offers (
    municipality_id BIGINT NOT NULL,
    seed_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    -- Nothing until they answer; who says yes may raise their hand to host it.
    answer TEXT CHECK (answer IN ('yes', 'host', 'no')),
    PRIMARY KEY (municipality_id, seed_id, member_id),
    FOREIGN KEY (municipality_id, seed_id) REFERENCES seeds (municipality_id, id) ON DELETE CASCADE,
    FOREIGN KEY (municipality_id, member_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE
);

ALTER TABLE schemes ADD COLUMN revision BIGINT NOT NULL DEFAULT 1;
