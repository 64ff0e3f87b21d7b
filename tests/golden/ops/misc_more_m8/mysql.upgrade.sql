CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

INSERT INTO t (a) VALUES (1);

INSERT INTO t (a) SELECT t.a 
FROM t;

INSERT INTO alembic_version (version_num) VALUES ('aaaa');

