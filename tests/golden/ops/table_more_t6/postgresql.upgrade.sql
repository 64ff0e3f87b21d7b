BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

CREATE TABLE a (
    id INTEGER NOT NULL, 
    p INTEGER NOT NULL, 
    CONSTRAINT pk PRIMARY KEY (id, p), 
    CHECK (p > 0)
);

INSERT INTO alembic_version (version_num) VALUES ('aaaa') RETURNING alembic_version.version_num;

COMMIT;

