-- An item that does not go on stays, so that calendars and those who would come can be told.
ALTER TABLE items ADD COLUMN cancelled_at BIGINT;
-- How often it was changed since it was made known, and when last: calendar programs ask for both.
ALTER TABLE items ADD COLUMN sequence BIGINT NOT NULL DEFAULT 0;
ALTER TABLE items ADD COLUMN changed_at BIGINT;
-- What came of it, told to who took part.
ALTER TABLE items ADD COLUMN outcome TEXT NOT NULL DEFAULT '';

-- Who hosts beside the one who posted it.
CREATE TABLE item_hosts (
    municipality_id BIGINT NOT NULL,
    item_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, item_id, member_id),
    FOREIGN KEY (municipality_id, member_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE,
    FOREIGN KEY (municipality_id, item_id) REFERENCES items (municipality_id, id) ON DELETE CASCADE
);

-- Who would like a place when one comes free, in the order of asking.
CREATE TABLE item_waiting (
    municipality_id BIGINT NOT NULL,
    item_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, item_id, member_id),
    FOREIGN KEY (municipality_id, member_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE,
    FOREIGN KEY (municipality_id, item_id) REFERENCES items (municipality_id, id) ON DELETE CASCADE
);

-- "Ik ken nog niemand": the host welcomes them.
CREATE TABLE item_welcomes (
    municipality_id BIGINT NOT NULL,
    item_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, item_id, member_id),
    FOREIGN KEY (municipality_id, member_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE,
    FOREIGN KEY (municipality_id, item_id) REFERENCES items (municipality_id, id) ON DELETE CASCADE
);

-- What can be taken on at an activity, and by whom it was.
CREATE TABLE item_tasks (
    municipality_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    item_id BIGINT NOT NULL,
    title TEXT NOT NULL,
    places BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, item_id) REFERENCES items (municipality_id, id) ON DELETE CASCADE
);
CREATE TABLE task_takers (
    municipality_id BIGINT NOT NULL,
    task_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, task_id, member_id),
    FOREIGN KEY (municipality_id, member_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE,
    FOREIGN KEY (municipality_id, task_id) REFERENCES item_tasks (municipality_id, id) ON DELETE CASCADE
);

-- "Hoe was het?": for one's own suggestions.
CREATE TABLE item_answers (
    municipality_id BIGINT NOT NULL,
    item_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('good', 'fair', 'not-mine')),
    PRIMARY KEY (municipality_id, item_id, member_id),
    FOREIGN KEY (municipality_id, member_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE,
    FOREIGN KEY (municipality_id, item_id) REFERENCES items (municipality_id, id) ON DELETE CASCADE
);
