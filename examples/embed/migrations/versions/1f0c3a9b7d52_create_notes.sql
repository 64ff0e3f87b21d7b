-- create notes
--
-- Revision ID: 1f0c3a9b7d52
-- Revises:
-- Create Date: 2026-11-02 09:12:00.000000

-- migrate:up
CREATE TABLE notes (
    id INTEGER NOT NULL PRIMARY KEY,
    body TEXT NOT NULL
);

-- migrate:down
DROP TABLE notes;
