CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

ALTER TABLE t ADD COLUMN c INTEGER NOT NULL COMMENT 'cc' DEFAULT '5';

ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY(c) REFERENCES x (id);

CREATE UNIQUE INDEX ix_t_c ON t (c);

INSERT INTO alembic_version (version_num) VALUES ('aaaa');

