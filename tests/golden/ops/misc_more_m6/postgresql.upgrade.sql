BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

-- ('add_column', None, 't');

-- DropColumnOp x;

ALTER TABLE t ADD COLUMN x INTEGER;

-- DropTableOp;

-- t CreateTableOp;

-- ['DropTableOp', 'DropColumnOp'];

-- 'x';

INSERT INTO alembic_version (version_num) VALUES ('aaaa') RETURNING alembic_version.version_num;

COMMIT;

