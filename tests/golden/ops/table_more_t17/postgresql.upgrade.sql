BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

CREATE TYPE color AS ENUM ('RED', 'GREEN');

CREATE TYPE c2 AS ENUM ('r', 'g');

CREATE TABLE x (
    a color, 
    b c2
);

INSERT INTO alembic_version (version_num) VALUES ('aaaa') RETURNING alembic_version.version_num;

COMMIT;

