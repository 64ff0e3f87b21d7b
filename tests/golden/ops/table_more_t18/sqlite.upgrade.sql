CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

CREATE TABLE x (
    a VARCHAR(1), 
    CONSTRAINT e_t CHECK (a IN ('a', 'b'))
);

ALTER TABLE x ADD COLUMN b VARCHAR(1);

INSERT INTO alembic_version (version_num) VALUES ('aaaa') RETURNING version_num;

