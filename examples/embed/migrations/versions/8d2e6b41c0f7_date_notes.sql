-- date notes
--
-- Revision ID: 8d2e6b41c0f7
-- Revises: 1f0c3a9b7d52
-- Create Date: 2026-11-09 16:40:00.000000

-- migrate:up
ALTER TABLE notes ADD COLUMN written_at TEXT;
CREATE INDEX ix_notes_written_at ON notes (written_at);

-- migrate:down
DROP INDEX ix_notes_written_at;
ALTER TABLE notes DROP COLUMN written_at;
