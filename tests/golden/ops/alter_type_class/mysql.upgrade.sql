CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> 3bebba5c9599

ALTER TABLE t MODIFY c DATETIME NULL;

ALTER TABLE t CHANGE c c DATETIME NULL;

ALTER TABLE t MODIFY c TIMESTAMP NOT NULL DEFAULT '1';

INSERT INTO alembic_version (version_num) VALUES ('3bebba5c9599');

