BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> f2492d595cf9

CREATE TABLE _alembic_tmp_t (
    at TIMESTAMP WITHOUT TIME ZONE, 
    id SERIAL NOT NULL, 
    c INTEGER, 
    n INTEGER, 
    u VARCHAR(36) DEFAULT 'y', 
    s INTEGER, 
    e INTEGER, 
    PRIMARY KEY (id)
);

INSERT INTO _alembic_tmp_t (id, c, at, n, u, s, e) SELECT t.id, t.c, now() AS now_1, NULL AS anon_1, NULL AS anon_2, nextval('sq') AS next_value_1, (SELECT 1 AS anon_4) AS anon_3 
FROM t;

DROP TABLE t;

ALTER TABLE _alembic_tmp_t RENAME TO t;

INSERT INTO alembic_version (version_num) VALUES ('f2492d595cf9') RETURNING alembic_version.version_num;

COMMIT;

