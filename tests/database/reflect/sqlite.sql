-- What SQLite's reflection is tested with: at least one of everything, typed in many ways.
CREATE TABLE types (
    c_int INT, c_integer INTEGER, c_bigint BIGINT, c_smallint SMALLINT, c_tinyint TINYINT, c_tinyint_1 TINYINT(1),
    c_unsigned UNSIGNED BIG INT, c_int8 INT8, c_int_11 INTEGER(11),
    c_varchar VARCHAR, c_varchar_n VARCHAR(20), c_varchar_space VARCHAR (20), c_varchar_lower varchar(30),
    c_char CHAR(5), c_nchar NCHAR(6), c_nvarchar NVARCHAR(7), c_native NATIVE CHARACTER(70), c_varying VARYING CHARACTER(255),
    c_text TEXT, c_text_n TEXT(10), c_clob CLOB, c_citext CITEXT,
    c_blob BLOB, c_blob_n BLOB(16), c_longblob LONGBLOB, c_none, c_any ANY,
    c_real REAL, c_double DOUBLE, c_double_p DOUBLE PRECISION, c_float FLOAT, c_float_p FLOAT(7), c_real_p REAL(3),
    c_numeric NUMERIC, c_numeric_p NUMERIC(10), c_numeric_ps NUMERIC(10, 2), c_numeric_neg NUMERIC(10, -2),
    c_decimal DECIMAL(12, 4), c_money MONEY, c_number NUMBER(5, 1),
    c_boolean BOOLEAN, c_bool BOOL, c_date DATE, c_date_n DATE(3), c_datetime DATETIME, c_timestamp TIMESTAMP,
    c_time TIME, c_date_char DATE_CHAR, c_datetime_char DATETIME_CHAR, c_time_char TIME_CHAR,
    c_json JSON, c_jsonb JSONB, c_uuid UUID, c_uuid_char CHAR(32), c_enum VARCHAR(3), c_string STRING, c_floating FLOATING POINT(8),
    c_timestamptz TIMESTAMP WITH TIME ZONE, c_weird "weird-type", c_quoted "VARCHAR(9)", c_vector VECTOR(3)
);
CREATE TABLE defaults (
    id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT DEFAULT 'it''s', b INTEGER DEFAULT 5, c INTEGER DEFAULT -1,
    d TEXT DEFAULT CURRENT_TIMESTAMP, e TEXT DEFAULT (datetime('now')), f TEXT DEFAULT NULL, g TEXT DEFAULT '', h REAL DEFAULT 1.5,
    i BLOB DEFAULT x'00ff', j BOOLEAN DEFAULT TRUE, k TEXT DEFAULT "quoted", l TEXT NOT NULL DEFAULT ('a' || 'b'), m INTEGER DEFAULT (1 + (2 * 3))
);
CREATE TABLE keys_1 (a INTEGER NOT NULL, b INTEGER NOT NULL, c TEXT, CONSTRAINT pk_named PRIMARY KEY (b, a));
CREATE TABLE keys_2 (a INTEGER CONSTRAINT "pk quoted" PRIMARY KEY, b TEXT);
CREATE TABLE keys_3 (a TEXT, b TEXT, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE TABLE keys_4 (a INTEGER PRIMARY KEY DESC, b INTEGER);
CREATE TABLE no_key (a INTEGER);
CREATE TABLE strict_1 (a INT NOT NULL PRIMARY KEY, b TEXT, c REAL, d BLOB, e ANY) STRICT, WITHOUT ROWID;
CREATE TABLE uniques (
    a INTEGER UNIQUE, b VARCHAR(10) NOT NULL UNIQUE, c INTEGER, d INTEGER, "e f" INTEGER UNIQUE, [g] INTEGER UNIQUE, h INTEGER UNIQUE ON CONFLICT REPLACE,
    i TEXT COLLATE NOCASE UNIQUE,
    CONSTRAINT uq_named UNIQUE (c, d), CONSTRAINT "uq quoted" UNIQUE ("e f", c), UNIQUE (d, a), UNIQUE(b COLLATE NOCASE, d)
);
CREATE TABLE checks (
    a INTEGER CHECK (a > 0), b INTEGER CONSTRAINT ck_inline CHECK (b < 10), c TEXT,
    CONSTRAINT ck_named CHECK (c IN ('x', ')', 'it''s (')), CONSTRAINT "ck quoted" CHECK (a + b > 3),
    CHECK (length(c) > 1 AND (a > 1 OR b > 2)),
    CONSTRAINT ck_lines CHECK (
        a > 1
        AND b > 2
    ),
    CONSTRAINT `ck_tick` check(a<>9), constraint [ck brackets] CHECK (b<>9), CONSTRAINT 'ck_single' CHECK (c<>'q')
);
CREATE TABLE tableCHECK (a INTEGER, b INTEGER CHECK(b>1));
CREATE TABLE parent (id INTEGER PRIMARY KEY, a INTEGER, b INTEGER, UNIQUE (a, b));
CREATE TABLE child (
    id INTEGER PRIMARY KEY, p INTEGER REFERENCES parent, q INTEGER REFERENCES parent(id) ON DELETE CASCADE, a INTEGER, b INTEGER, s INTEGER, t INTEGER,
    n INTEGER REFERENCES nowhere, u INTEGER CONSTRAINT fk_inline REFERENCES parent (id) ON UPDATE SET NULL,
    FOREIGN KEY (a, b) REFERENCES parent (a, b) ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT fk_named FOREIGN KEY(s) REFERENCES parent (id) ON UPDATE NO ACTION ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "fk quoted" FOREIGN KEY(t) REFERENCES child (id) NOT DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_both FOREIGN KEY (a) REFERENCES "parent" ("id") DEFERRABLE
);
CREATE TABLE child_2 (a INTEGER, b INTEGER, FOREIGN KEY (a) REFERENCES parent, foreign key(b) references child(id) on delete set default, FOREIGN KEY(a) REFERENCES parent (id));
CREATE TABLE generated (
    a INTEGER, b INTEGER GENERATED ALWAYS AS (a * 2) STORED, c TEXT GENERATED ALWAYS AS (a || ', ' || b) VIRTUAL,
    d INTEGER AS (a + 1), "e e" INTEGER GENERATED ALWAYS AS (abs(a)),
    f INTEGER CHECK (f > 0)
);
CREATE TABLE generated_2 (a INTEGER, b INTEGER GENERATED ALWAYS AS (a + 1) STORED, c INTEGER CHECK (c > 0), d INTEGER GENERATED ALWAYS AS ((a)) VIRTUAL);
CREATE TABLE indexed (a INTEGER, b INTEGER, c TEXT, d TEXT);
CREATE INDEX i_plain ON indexed (a);
CREATE UNIQUE INDEX i_unique ON indexed (a, b);
CREATE INDEX i_order ON indexed (a DESC, b ASC);
CREATE INDEX i_collate ON indexed (c COLLATE NOCASE);
CREATE INDEX i_where ON indexed (a) WHERE b > 5 AND c = 'it''s';
CREATE UNIQUE INDEX i_where_lines ON indexed (a)
    where b IS NOT NULL;
CREATE INDEX i_expression ON indexed (lower(c), a);
CREATE INDEX "i weird ""name" ON indexed (d);
CREATE TABLE "Mixed Case" ("Id" INTEGER PRIMARY KEY, "select" TEXT, "with space" INTEGER, "quo""te" INTEGER, "per%cent" INTEGER, ":colon" INTEGER, "né" TEXT UNIQUE,
    CONSTRAINT "ck ""x""" CHECK ("with space" > 0), CONSTRAINT "fk né" FOREIGN KEY ("with space") REFERENCES "Mixed Case" ("Id"));
CREATE INDEX "Ix Mixed" ON "Mixed Case" ("with space", "quo""te");
CREATE TABLE one_line (id INTEGER NOT NULL, name VARCHAR(50), CONSTRAINT uq_name UNIQUE (name), PRIMARY KEY (id), CONSTRAINT ck CHECK (id > 0));
CREATE TABLE crossing (a INTEGER, b INTEGER, CONSTRAINT "first" UNIQUE (a), CONSTRAINT "second" PRIMARY KEY (b));
CREATE TABLE renamed (id INTEGER NOT NULL, t VARCHAR(20) NULL UNIQUE, PRIMARY KEY (id));
ALTER TABLE renamed RENAME TO renamed_to;
ALTER TABLE renamed_to ADD COLUMN late INTEGER REFERENCES parent (id);
ALTER TABLE renamed_to ADD COLUMN later VARCHAR(3) DEFAULT 'x' NOT NULL CHECK (later <> '');
CREATE VIRTUAL TABLE search USING fts5(title, body);
CREATE VIEW v_plain AS SELECT a, b AS bee, a + b AS total FROM indexed;
CREATE TRIGGER t_one AFTER INSERT ON indexed BEGIN UPDATE indexed SET b = 1 WHERE a = new.a; END;
