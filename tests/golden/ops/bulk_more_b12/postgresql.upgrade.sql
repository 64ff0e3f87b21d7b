BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

INSERT INTO t (x) VALUES ('<5>');

INSERT INTO t (x) VALUES ('<q>');

INSERT INTO t (x) VALUES ('<5>');

UPDATE t SET x=NULL WHERE t.x = '<z>';

INSERT INTO alembic_version (version_num) VALUES ('aaaa') RETURNING alembic_version.version_num;

COMMIT;

