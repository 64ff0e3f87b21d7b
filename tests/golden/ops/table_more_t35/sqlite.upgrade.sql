CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

CREATE TABLE x (
    id INTEGER, 
    j INTEGER NOT NULL GENERATED ALWAYS AS (id+1), 
    k INTEGER GENERATED ALWAYS AS (id+1) VIRTUAL
);

INSERT INTO alembic_version (version_num) VALUES ('aaaa') RETURNING version_num;

