-- Running downgrade 3bebba5c9599 -> 

ALTER TABLE t DROP COLUMN c;

ALTER TABLE t DROP COLUMN d;

DELETE FROM alembic_version WHERE alembic_version.version_num = '3bebba5c9599';

