CREATE TYPE pair AS (b text, a bigint, z text);
CREATE DOMAIN posint AS bigint NOT NULL CHECK (VALUE > 1);
CREATE DOMAIN code AS text DEFAULT 'y';
CREATE TYPE rr AS RANGE (SUBTYPE = bigint);
CREATE TYPE other AS (p pair, c code);
CREATE TABLE t (id int primary key, p pair, ps pair[], d posint DEFAULT 3, c code, o other, r rr);
CREATE VIEW v AS SELECT (p).b, d FROM t;
CREATE FUNCTION f(pair) RETURNS int LANGUAGE sql AS 'select ($1).a::int';
CREATE INDEX i ON t ((d + 1)); CREATE INDEX j ON t (c) WHERE d > 3;
CREATE TYPE "X range" AS RANGE (SUBTYPE = bigint); CREATE TABLE tr (x "X range", y bigint); create type myrange as range (subtype=date); create table tt (m myrange[])
