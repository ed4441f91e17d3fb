-- A report can be about an ask or an offer.
ALTER TABLE reports ADD COLUMN exchange_id BIGINT;
