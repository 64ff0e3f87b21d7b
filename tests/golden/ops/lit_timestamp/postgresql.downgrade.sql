BEGIN;

-- Running downgrade 59637ee75d99 -> 

DELETE FROM alembic_version WHERE alembic_version.version_num = '59637ee75d99';

COMMIT;

