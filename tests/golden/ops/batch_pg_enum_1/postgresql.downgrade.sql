BEGIN;

-- Running downgrade ff16d2a335fd -> 

DELETE FROM alembic_version WHERE alembic_version.version_num = 'ff16d2a335fd';

COMMIT;

