BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> 5e0f6d1c7a21

CREATE TABLE meeting (
    id SERIAL NOT NULL, 
    day DATE, 
    begins TIME WITHOUT TIME ZONE, 
    made TIMESTAMP WITHOUT TIME ZONE, 
    ratio REAL, 
    PRIMARY KEY (id)
);

ALTER TABLE meeting ALTER COLUMN made TYPE TIMESTAMP WITHOUT TIME ZONE;

ALTER TABLE meeting ALTER COLUMN ratio TYPE DOUBLE PRECISION;

COMMENT ON TABLE meeting IS NULL;

INSERT INTO alembic_version (version_num) VALUES ('5e0f6d1c7a21') RETURNING alembic_version.version_num;

COMMIT;

