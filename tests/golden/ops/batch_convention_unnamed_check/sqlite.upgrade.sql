CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> efe2962d2333

CREATE TABLE _alembic_tmp_t (
    ok BOOLEAN, 
    CHECK (ok IN (0, 1))
);

INSERT INTO _alembic_tmp_t (ok) SELECT t.ok 
FROM t;

DROP TABLE t;

ALTER TABLE _alembic_tmp_t RENAME TO t;

INSERT INTO alembic_version (version_num) VALUES ('efe2962d2333') RETURNING version_num;

