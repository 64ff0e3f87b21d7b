-- Running downgrade 31e1b068eef3 -> 

DELETE FROM alembic_version WHERE alembic_version.version_num = '31e1b068eef3';

