BEGIN;

-- Running downgrade 5d0c2a7be914 -> 

DROP INDEX ix_always;

DROP INDEX ix_never;

DELETE FROM alembic_version WHERE alembic_version.version_num = '5d0c2a7be914';

COMMIT;

