-- Running downgrade 5d0c2a7be914 -> 

DROP INDEX ix_always ON station;

DROP INDEX ix_never ON station;

DELETE FROM alembic_version WHERE alembic_version.version_num = '5d0c2a7be914';

