-- Running downgrade ee16d338f5c4 -> 

CREATE INDEX ix_t_a ON t (a, lower(b));

DELETE FROM alembic_version WHERE alembic_version.version_num = 'ee16d338f5c4';

