BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

ALTER TABLE t DROP CONSTRAINT en;

ALTER TABLE t ALTER COLUMN c TYPE VARCHAR(1);

ALTER TABLE t ADD CONSTRAINT en CHECK (c IN ('a', 'b'));

INSERT INTO alembic_version (version_num) VALUES ('aaaa') RETURNING alembic_version.version_num;

COMMIT;

