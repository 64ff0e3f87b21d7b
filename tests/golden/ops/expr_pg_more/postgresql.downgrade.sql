BEGIN;

-- Running downgrade 9e8c2e71455e -> 

DELETE FROM alembic_version WHERE alembic_version.version_num = '9e8c2e71455e';

COMMIT;

