CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

CREATE TABLE s.`A b` (
    id INTEGER NOT NULL AUTO_INCREMENT, 
    x INTEGER, 
    y BOOL, 
    CONSTRAINT `pk_A b` PRIMARY KEY (id), 
    CONSTRAINT `ck_A b_pos` CHECK (x > 1), 
    CONSTRAINT `uq_A b_x` UNIQUE (x), 
    CONSTRAINT `fk_A b_x_o` FOREIGN KEY(x) REFERENCES s.o (id), 
    CONSTRAINT `ck_A b_yy` CHECK (y IN (0, 1))
);

CREATE INDEX `ix_s_A b_x` ON s.`A b` (x);

ALTER TABLE t ADD CONSTRAINT ck_t_zz CHECK (a > 1);

ALTER TABLE t DROP CHECK ck_t_zz;

ALTER TABLE t ADD CONSTRAINT pk_t PRIMARY KEY (a);

ALTER TABLE t ADD CONSTRAINT given UNIQUE (a);

INSERT INTO alembic_version (version_num) VALUES ('aaaa');

