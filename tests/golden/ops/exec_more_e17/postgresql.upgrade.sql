BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

CREATE TYPE s.en AS ENUM ('a', 'b');

CREATE TYPE s.en AS ENUM ('a', 'b');

CREATE TABLE x (
    q s.en, 
    w en2
);

DROP TYPE s.en;

INSERT INTO alembic_version (version_num) VALUES ('aaaa') RETURNING alembic_version.version_num;

COMMIT;

