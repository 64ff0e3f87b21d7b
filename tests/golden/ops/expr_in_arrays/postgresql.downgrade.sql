BEGIN;

-- Running downgrade 3ff1e3eff0f7 -> 

DELETE FROM alembic_version WHERE alembic_version.version_num = '3ff1e3eff0f7';

COMMIT;

