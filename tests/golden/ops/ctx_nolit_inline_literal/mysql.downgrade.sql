-- Running downgrade b5c3f10889cb -> 

DELETE FROM alembic_version WHERE alembic_version.version_num = 'b5c3f10889cb';

