-- Running downgrade f2492d595cf9 -> 

DELETE FROM alembic_version WHERE alembic_version.version_num = 'f2492d595cf9';

