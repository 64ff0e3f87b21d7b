BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

INSERT INTO t (e, d, u) VALUES ('one', '2020-01-02', '00000000-0000-0000-0000-000000000005');

INSERT INTO t (e, d, u) VALUES ('one', NULL, NULL);

INSERT INTO alembic_version (version_num) VALUES ('aaaa') RETURNING alembic_version.version_num;

COMMIT;

