BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> 8a5627fb6060

CREATE TABLE _alembic_tmp_t (
    id SERIAL NOT NULL, 
    c VARCHAR(3), 
    PRIMARY KEY (id)
);

INSERT INTO _alembic_tmp_t (id, c) SELECT t.id, CAST(t.c AS VARCHAR(3)) AS c 
FROM t;

DROP TABLE t;

DROP TYPE en;

ALTER TABLE _alembic_tmp_t RENAME TO t;

INSERT INTO alembic_version (version_num) VALUES ('8a5627fb6060') RETURNING alembic_version.version_num;

COMMIT;

