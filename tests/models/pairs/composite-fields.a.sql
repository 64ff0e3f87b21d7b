CREATE TYPE pair AS (a int, b text);
CREATE TABLE t (id int primary key, p pair, ps pair[]);
CREATE VIEW v AS SELECT (p).b FROM t;
