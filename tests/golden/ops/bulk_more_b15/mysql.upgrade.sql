CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

INSERT INTO t (x, y) VALUES (true, '2020-01-01 05:06:07+00:00');

INSERT INTO alembic_version (version_num) VALUES ('aaaa');

