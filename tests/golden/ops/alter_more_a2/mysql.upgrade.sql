CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

ALTER TABLE `S`.t MODIFY c VARCHAR(5) NOT NULL DEFAULT 'x' COMMENT 'k';

INSERT INTO alembic_version (version_num) VALUES ('aaaa');

