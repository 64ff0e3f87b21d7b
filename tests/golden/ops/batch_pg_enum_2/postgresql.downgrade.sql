BEGIN;

-- Running downgrade 57b0f3aabf41 -> 

DELETE FROM alembic_version WHERE alembic_version.version_num = '57b0f3aabf41';

COMMIT;

