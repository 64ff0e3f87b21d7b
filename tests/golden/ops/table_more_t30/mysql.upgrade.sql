CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

CREATE TABLE x (
    a INTEGER, 
    CONSTRAINT ck CHECK (a > 5), 
    CHECK (a > 5 AND b IN (1, 2)), 
    CHECK (a % 2 = 0)
);

INSERT INTO alembic_version (version_num) VALUES ('aaaa');

