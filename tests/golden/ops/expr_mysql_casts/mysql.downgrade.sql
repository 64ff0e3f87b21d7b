-- Running downgrade d41871342321 -> 

DELETE FROM alembic_version WHERE alembic_version.version_num = 'd41871342321';

