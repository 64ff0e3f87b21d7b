-- Running downgrade efe2962d2333 -> 

DELETE FROM alembic_version WHERE alembic_version.version_num = 'efe2962d2333';

