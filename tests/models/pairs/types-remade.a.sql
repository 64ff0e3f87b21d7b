CREATE TYPE pair AS (a int, b text);
CREATE DOMAIN posint AS int CHECK (VALUE > 0);
CREATE DOMAIN code AS varchar(5) DEFAULT 'x';
CREATE TYPE rr AS RANGE (SUBTYPE = int);
CREATE TYPE other AS (p pair, c code);
CREATE TABLE t (id int primary key, p pair, ps pair[], d posint DEFAULT 3, c code, o other, r rr);
CREATE VIEW v AS SELECT (p).b, d FROM t;
CREATE FUNCTION f(pair) RETURNS int LANGUAGE sql AS 'select ($1).a';
CREATE INDEX i ON t ((d + 1)); CREATE INDEX j ON t (c) WHERE d > 3;
CREATE TYPE "X range" AS RANGE (SUBTYPE = int, MULTIRANGE_TYPE_NAME = "Mm"); CREATE TABLE tr (x "X range", y "Mm"); create type myrange as range (subtype=text); create table tt (m myrange[])
