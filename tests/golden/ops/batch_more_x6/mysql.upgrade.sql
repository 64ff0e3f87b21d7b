CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

ALTER TABLE t DROP FOREIGN KEY fk1;

ALTER TABLE t DROP CHECK ck1;

ALTER TABLE t ADD CONSTRAINT fk2 FOREIGN KEY(a) REFERENCES p (x);

INSERT INTO alembic_version (version_num) VALUES ('aaaa');

