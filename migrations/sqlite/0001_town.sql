-- A town. `municipality_id` leads the key of every table, so that a town can move to another
-- database without a change of code. Instants are microseconds since 1970, dates are ISO text.
-- There is no column for what somebody lacks, and none for hours, credits or money (P1, P10).

CREATE TABLE municipalities (
    id BIGINT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    about TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('live', 'demo', 'research')),
    zone TEXT NOT NULL,
    as_of BIGINT,
    -- Keys the opaque names of proposals; never leaves the database.
    secret BLOB NOT NULL,
    -- The last change, and the last identity handed out. Both are taken under the town's write
    -- lock, so a lower revision never commits after a higher one.
    revision BIGINT NOT NULL DEFAULT 0,
    last_id BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE neighbourhoods (
    municipality_id BIGINT NOT NULL REFERENCES municipalities (id),
    id BIGINT NOT NULL,
    code TEXT NOT NULL,
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    about TEXT NOT NULL,
    population BIGINT NOT NULL,
    merged_into BIGINT,
    outline TEXT NOT NULL,
    PRIMARY KEY (municipality_id, id),
    UNIQUE (municipality_id, code),
    UNIQUE (municipality_id, slug)
);

CREATE TABLE members (
    municipality_id BIGINT NOT NULL REFERENCES municipalities (id),
    id BIGINT NOT NULL,
    first_name TEXT NOT NULL,
    neighbourhood_id BIGINT NOT NULL,
    brings_words TEXT NOT NULL,
    enjoys_words TEXT NOT NULL,
    would_like_words TEXT NOT NULL,
    availability BIGINT NOT NULL,
    open_to_meet BOOLEAN NOT NULL,
    asks_per_week BIGINT NOT NULL,
    joined_at BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, neighbourhood_id) REFERENCES neighbourhoods (municipality_id, id)
);

CREATE TABLE member_concepts (
    municipality_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('brings', 'enjoys', 'would_like')),
    concept TEXT NOT NULL,
    PRIMARY KEY (municipality_id, member_id, side, concept),
    FOREIGN KEY (municipality_id, member_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE
);

CREATE TABLE member_roles (
    municipality_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('connector', 'coordinator', 'officer', 'administrator')),
    organisation TEXT NOT NULL,
    PRIMARY KEY (municipality_id, member_id, role),
    FOREIGN KEY (municipality_id, member_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE
);

CREATE TABLE sessions (
    municipality_id BIGINT NOT NULL,
    token_hash BLOB NOT NULL,
    member_id BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, token_hash),
    FOREIGN KEY (municipality_id, member_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE
);

CREATE TABLE items (
    municipality_id BIGINT NOT NULL REFERENCES municipalities (id),
    id BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('initiative', 'activity', 'opportunity')),
    -- The name in the sheet it came from: a second import of the same row updates it.
    import_key TEXT,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    body TEXT NOT NULL,
    neighbourhood_id BIGINT NOT NULL,
    host TEXT NOT NULL,
    place TEXT NOT NULL,
    organisation TEXT NOT NULL,
    needs TEXT NOT NULL,
    group_id BIGINT,
    starts_at BIGINT,
    minutes BIGINT,
    places BIGINT,
    created_at BIGINT NOT NULL,
    -- Who posted it; not a foreign key to show, only to let them manage it.
    created_by BIGINT,
    PRIMARY KEY (municipality_id, id),
    UNIQUE (municipality_id, kind, import_key),
    FOREIGN KEY (municipality_id, neighbourhood_id) REFERENCES neighbourhoods (municipality_id, id)
);
CREATE INDEX items_by_start ON items (municipality_id, kind, starts_at);

CREATE TABLE item_concepts (
    municipality_id BIGINT NOT NULL,
    item_id BIGINT NOT NULL,
    position BIGINT NOT NULL,
    concept TEXT NOT NULL,
    PRIMARY KEY (municipality_id, item_id, position),
    FOREIGN KEY (municipality_id, item_id) REFERENCES items (municipality_id, id) ON DELETE CASCADE
);

-- What a member did last with an item: one row per pair, so a change of mind leaves no trail.
CREATE TABLE interactions (
    municipality_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    item_id BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('joined', 'accepted', 'declined', 'hidden')),
    at BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, member_id, item_id),
    FOREIGN KEY (municipality_id, member_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE,
    FOREIGN KEY (municipality_id, item_id) REFERENCES items (municipality_id, id) ON DELETE CASCADE
);
CREATE INDEX interactions_by_item ON interactions (municipality_id, item_id, kind);

-- The blind double yes (P5). The lower id stands first; an answer is 'yes', 'no' or nothing.
CREATE TABLE introductions (
    municipality_id BIGINT NOT NULL,
    low_id BIGINT NOT NULL,
    high_id BIGINT NOT NULL,
    low_answer TEXT CHECK (low_answer IN ('yes', 'no')),
    high_answer TEXT CHECK (high_answer IN ('yes', 'no')),
    opened_at BIGINT NOT NULL,
    met_at BIGINT,
    PRIMARY KEY (municipality_id, low_id, high_id),
    CHECK (low_id < high_id),
    FOREIGN KEY (municipality_id, low_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE,
    FOREIGN KEY (municipality_id, high_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE
);
CREATE INDEX introductions_by_high ON introductions (municipality_id, high_id);

-- A wave asks a few members at a time (P6): the organisation sees only who said yes.
CREATE TABLE asks (
    municipality_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    item_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    wave BIGINT NOT NULL,
    asked_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    answer TEXT CHECK (answer IN ('yes', 'no')),
    PRIMARY KEY (municipality_id, id),
    UNIQUE (municipality_id, item_id, member_id),
    FOREIGN KEY (municipality_id, member_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE,
    FOREIGN KEY (municipality_id, item_id) REFERENCES items (municipality_id, id) ON DELETE CASCADE
);
CREATE INDEX asks_by_member ON asks (municipality_id, member_id, asked_at);

CREATE TABLE schemes (
    municipality_id BIGINT NOT NULL REFERENCES municipalities (id),
    scheme_key TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (municipality_id, scheme_key)
);

CREATE TABLE stories (
    municipality_id BIGINT NOT NULL REFERENCES municipalities (id),
    story_key TEXT NOT NULL,
    title TEXT NOT NULL,
    author TEXT NOT NULL,
    neighbourhood_id BIGINT NOT NULL,
    scheme_key TEXT,
    told_on TEXT NOT NULL,
    summary TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (municipality_id, story_key)
);

-- How often a page was opened on a day: nothing that links it to anybody (P2).
CREATE TABLE page_counts (
    municipality_id BIGINT NOT NULL REFERENCES municipalities (id),
    page TEXT NOT NULL,
    neighbourhood_id BIGINT NOT NULL,
    day TEXT NOT NULL,
    views BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, page, neighbourhood_id, day)
);

-- Figures that left, noised once and kept (P7). No value means fewer than ten.
CREATE TABLE published_figures (
    municipality_id BIGINT NOT NULL REFERENCES municipalities (id),
    table_name TEXT NOT NULL,
    month TEXT NOT NULL,
    page TEXT NOT NULL,
    neighbourhood_id BIGINT NOT NULL,
    value BIGINT CHECK (value >= 10),
    PRIMARY KEY (municipality_id, table_name, month, page, neighbourhood_id)
);

CREATE TABLE disclosure_ledger (
    municipality_id BIGINT NOT NULL REFERENCES municipalities (id),
    table_name TEXT NOT NULL,
    month TEXT NOT NULL,
    epsilon_thousandths BIGINT NOT NULL,
    drawn_at BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, table_name, month)
);

-- How often a subject was shown on a day; by whom it was seen is not kept.
CREATE TABLE exposures (
    municipality_id BIGINT NOT NULL REFERENCES municipalities (id),
    subject_kind TEXT NOT NULL CHECK (subject_kind IN ('item', 'member')),
    subject_id BIGINT NOT NULL,
    day TEXT NOT NULL,
    shown BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, subject_kind, subject_id, day)
);

CREATE TABLE changes (
    municipality_id BIGINT NOT NULL REFERENCES municipalities (id),
    revision BIGINT NOT NULL,
    what TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, revision)
);

-- What must happen once: a lease and a unique name.
CREATE TABLE jobs (
    municipality_id BIGINT NOT NULL REFERENCES municipalities (id),
    name TEXT NOT NULL,
    run_at BIGINT NOT NULL,
    leased_until BIGINT,
    done_at BIGINT,
    attempts BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (municipality_id, name)
);
