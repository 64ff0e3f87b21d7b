CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> 59637ee75d99

INSERT INTO t (a, b) VALUES ('2020-01-02 00:00:00', '2020-01-02 03:04:05.000006');

CREATE TABLE u (
    c TIMESTAMP NULL DEFAULT '2020-01-02 00:00:00'
);

INSERT INTO alembic_version (version_num) VALUES ('59637ee75d99');

