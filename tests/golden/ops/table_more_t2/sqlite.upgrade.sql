CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

CREATE TABLE a (
    id BIGINT NOT NULL, 
    s SMALLINT GENERATED ALWAYS AS (id * 2) STORED, 
    PRIMARY KEY (id)
);

INSERT INTO alembic_version (version_num) VALUES ('aaaa') RETURNING version_num;

