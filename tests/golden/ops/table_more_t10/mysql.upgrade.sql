CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

CREATE TABLE a (
    x VARCHAR(3) NOT NULL COMMENT 'it''s' DEFAULT '', 
    b BOOL DEFAULT '1', 
    c BOOL DEFAULT true, 
    d DATETIME DEFAULT now(), 
    e DATETIME DEFAULT CURRENT_TIMESTAMP
);

INSERT INTO alembic_version (version_num) VALUES ('aaaa');

