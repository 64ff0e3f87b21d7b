BEGIN;

-- Running downgrade 65547cc379a6 -> 

ALTER TABLE t ALTER COLUMN c DROP IDENTITY;

DELETE FROM alembic_version WHERE alembic_version.version_num = '65547cc379a6';

COMMIT;

