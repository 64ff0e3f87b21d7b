CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

CREATE TABLE x (
    a VARCHAR COLLATE "de_DE", 
    b VARCHAR(5), 
    c TEXT, 
    d CHAR(3), 
    e NCHAR(3), 
    f NVARCHAR(3), 
    g CLOB
);

INSERT INTO alembic_version (version_num) VALUES ('aaaa') RETURNING version_num;

