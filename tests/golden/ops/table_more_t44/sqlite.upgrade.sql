CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

CREATE TABLE x (
    a TIMESTAMP, 
    b TIME, 
    c DATE, 
    d DATETIME, 
    e REAL, 
    f DECIMAL(8, 3), 
    g BINARY(3), 
    h VARBINARY(4), 
    i BLOB, 
    j BLOB
);

INSERT INTO alembic_version (version_num) VALUES ('aaaa') RETURNING version_num;

