-- Who told a story, where a neighbour did so here. It goes when they leave.
CREATE TABLE story_authors (
    municipality_id BIGINT NOT NULL,
    story_key TEXT NOT NULL,
    member_id BIGINT NOT NULL,
    told_at BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, story_key),
    FOREIGN KEY (municipality_id, story_key) REFERENCES stories (municipality_id, story_key) ON DELETE CASCADE,
    FOREIGN KEY (municipality_id, member_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE
);
CREATE INDEX story_authors_of_member ON story_authors (municipality_id, member_id);

-- The photo of a story in two sizes, as this program wrote them: nothing of the file that was sent is in
-- them but what can be seen. In the database, so that a backup has them and an erasure takes them.
CREATE TABLE photos (
    municipality_id BIGINT NOT NULL,
    story_key TEXT NOT NULL,
    photo_key TEXT NOT NULL,
    alt TEXT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    large BLOB NOT NULL,
    small BLOB NOT NULL,
    PRIMARY KEY (municipality_id, story_key),
    FOREIGN KEY (municipality_id, story_key) REFERENCES stories (municipality_id, story_key) ON DELETE CASCADE
);
CREATE INDEX photos_by_key ON photos (municipality_id, photo_key);

-- "Dank je": who said it, so that it is said once. Nowhere is it counted.
CREATE TABLE story_thanks (
    municipality_id BIGINT NOT NULL,
    story_key TEXT NOT NULL,
    member_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, story_key, member_id),
    FOREIGN KEY (municipality_id, story_key) REFERENCES stories (municipality_id, story_key) ON DELETE CASCADE,
    FOREIGN KEY (municipality_id, member_id) REFERENCES members (municipality_id, id) ON DELETE CASCADE
);

-- A report can be about a story.
ALTER TABLE reports ADD COLUMN story_key TEXT;
