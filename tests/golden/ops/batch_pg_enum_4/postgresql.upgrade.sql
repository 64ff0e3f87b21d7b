BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> 863f9b780f73

CREATE TABLE _alembic_tmp_t (
    id SERIAL NOT NULL, 
    c en, 
    PRIMARY KEY (id)
);

INSERT INTO _alembic_tmp_t (id, c) SELECT t.id, t.c 
FROM t;

DROP TABLE t;

DROP TYPE en;

ALTER TABLE _alembic_tmp_t RENAME TO t;

INSERT INTO alembic_version (version_num) VALUES ('863f9b780f73') RETURNING alembic_version.version_num;

COMMIT;

