CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

CREATE TABLE x (
    q VARCHAR(1)
);

CREATE TABLE y (
    q VARCHAR(1)
);

DROP TABLE x;

INSERT INTO alembic_version (version_num) VALUES ('aaaa') RETURNING version_num;

