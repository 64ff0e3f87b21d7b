BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> 3bebba5c9599

ALTER TABLE t ALTER COLUMN c TYPE TIMESTAMP WITHOUT TIME ZONE;

ALTER TABLE t ALTER COLUMN c TYPE TIMESTAMP WITHOUT TIME ZONE;

ALTER TABLE t ALTER COLUMN c SET NOT NULL;

ALTER TABLE t ALTER COLUMN c SET DEFAULT '1';

INSERT INTO alembic_version (version_num) VALUES ('3bebba5c9599') RETURNING alembic_version.version_num;

COMMIT;

