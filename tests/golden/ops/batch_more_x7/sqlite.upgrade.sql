CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

CREATE TABLE _alembic_tmp_t (
    id INTEGER NOT NULL, 
    a INTEGER, 
    z DATETIME DEFAULT CURRENT_TIMESTAMP, 
    PRIMARY KEY (id)
);

INSERT INTO _alembic_tmp_t (id, a) SELECT t.id, t.a 
FROM t;

DROP TABLE t;

ALTER TABLE _alembic_tmp_t RENAME TO t;

CREATE INDEX ix ON t (a);

INSERT INTO alembic_version (version_num) VALUES ('aaaa') RETURNING version_num;

