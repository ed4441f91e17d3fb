-- What counts for a resident in suggestions. No row means: nothing was changed.
CREATE TABLE member_choices (
    municipality_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    near TEXT NOT NULL CHECK (near IN ('less', 'usual', 'more')),
    interests TEXT NOT NULL CHECK (interests IN ('less', 'usual', 'more')),
    fresh TEXT NOT NULL CHECK (fresh IN ('less', 'usual', 'more')),
    familiar TEXT NOT NULL CHECK (familiar IN ('less', 'usual', 'more')),
    without_profile BOOLEAN NOT NULL,
    PRIMARY KEY (municipality_id, member_id),
    FOREIGN KEY (municipality_id, member_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE
);

-- "Minder hiervan": concepts that weigh less for this resident.
CREATE TABLE member_less (
    municipality_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    concept TEXT NOT NULL,
    PRIMARY KEY (municipality_id, member_id, concept),
    FOREIGN KEY (municipality_id, member_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE
);

-- "Bewaar": what a resident put aside. It counts for nothing.
CREATE TABLE saved_items (
    municipality_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    item_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, member_id, item_id),
    FOREIGN KEY (municipality_id, member_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE,
    FOREIGN KEY (municipality_id, item_id) REFERENCES items (municipality_id, id) ON DELETE CASCADE
);

-- 'unseen' is "toon mij nergens"; 'paused' is that, and no suggestions and letters either.
ALTER TABLE members ADD COLUMN presence TEXT NOT NULL DEFAULT 'seen' CHECK (presence IN ('seen', 'unseen', 'paused'));
