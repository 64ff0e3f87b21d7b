CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

CREATE TABLE x (
    c0 FLOAT, 
    c1 FLOAT, 
    c2 FLOAT, 
    z DOUBLE
);

INSERT INTO alembic_version (version_num) VALUES ('aaaa') RETURNING version_num;

