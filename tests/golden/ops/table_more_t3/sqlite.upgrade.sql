CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

CREATE TABLE s.a (
    x CHAR(32), 
    y UUID, 
    z CHAR(32), 
    l BLOB, 
    e VARCHAR(20), 
    iv DATETIME
);

INSERT INTO alembic_version (version_num) VALUES ('aaaa') RETURNING version_num;

