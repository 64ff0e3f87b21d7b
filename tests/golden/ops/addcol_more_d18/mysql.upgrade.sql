CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

ALTER TABLE s.a RENAME TO s.`B`;

ALTER TABLE s.a COMMENT 'it''s';

ALTER TABLE a COMMENT '';

INSERT INTO alembic_version (version_num) VALUES ('aaaa');

