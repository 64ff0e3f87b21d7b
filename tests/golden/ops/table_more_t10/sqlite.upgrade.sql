CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

CREATE TABLE a (
    x VARCHAR(3) DEFAULT '' NOT NULL, 
    b BOOLEAN DEFAULT '1', 
    c BOOLEAN DEFAULT true, 
    d DATETIME DEFAULT CURRENT_TIMESTAMP, 
    e DATETIME DEFAULT CURRENT_TIMESTAMP
);

INSERT INTO alembic_version (version_num) VALUES ('aaaa') RETURNING version_num;

