CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

ALTER TABLE t ADD CONSTRAINT fk_t_a_r FOREIGN KEY(a, b) REFERENCES r (x, y);

ALTER TABLE t DROP FOREIGN KEY fk_t_a_r;

ALTER TABLE t DROP INDEX uq_t_;

INSERT INTO alembic_version (version_num) VALUES ('aaaa');

