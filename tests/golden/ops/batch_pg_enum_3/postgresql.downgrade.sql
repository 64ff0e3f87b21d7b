BEGIN;

-- Running downgrade 8a5627fb6060 -> 

DELETE FROM alembic_version WHERE alembic_version.version_num = '8a5627fb6060';

COMMIT;

