-- Running downgrade 5e0f6d1c7a21 -> 

COMMENT ON TABLE meeting IS NULL;

DROP TABLE meeting;

DELETE FROM alembic_version WHERE alembic_version.version_num = '5e0f6d1c7a21';

