-- Running downgrade a6b5a685d140 -> 

DELETE FROM alembic_version WHERE alembic_version.version_num = 'a6b5a685d140';

