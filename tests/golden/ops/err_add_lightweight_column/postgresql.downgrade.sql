BEGIN;

-- Running downgrade 844e1859db31 -> 

DELETE FROM alembic_version WHERE alembic_version.version_num = '844e1859db31';

COMMIT;

