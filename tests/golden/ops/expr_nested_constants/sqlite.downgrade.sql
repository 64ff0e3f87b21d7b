-- Running downgrade e12c5d8a7707 -> 

DELETE FROM alembic_version WHERE alembic_version.version_num = 'e12c5d8a7707';

