BEGIN;

-- Running downgrade 863f9b780f73 -> 

DELETE FROM alembic_version WHERE alembic_version.version_num = '863f9b780f73';

COMMIT;

