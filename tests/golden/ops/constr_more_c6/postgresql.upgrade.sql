BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

ALTER TABLE s1.a ADD CONSTRAINT fk FOREIGN KEY(x, y) REFERENCES s2.b (z, w) MATCH FULL ON DELETE cascade ON UPDATE no action DEFERRABLE INITIALLY IMMEDIATE;

INSERT INTO alembic_version (version_num) VALUES ('aaaa') RETURNING alembic_version.version_num;

COMMIT;

