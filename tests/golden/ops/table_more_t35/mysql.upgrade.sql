CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

CREATE TABLE x (
    id INTEGER, 
    j INTEGER GENERATED ALWAYS AS (id+1) NOT NULL, 
    k INTEGER GENERATED ALWAYS AS (id+1) VIRTUAL
);

INSERT INTO alembic_version (version_num) VALUES ('aaaa');

