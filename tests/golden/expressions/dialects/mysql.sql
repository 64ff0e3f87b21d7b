CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

-- 0;

ERR UnsupportedCompilationError: Compiler <sqlalchemy.dialects.mysql.mysqldb.MySQLCompiler_mysqldb object at 0x> can't render element of type <class 'sqlalchemy.dialects.postgresql.dml.OnConflictDoNothing'> (Background on this error at: https://sqlalche.me/e/20/l7de);

-- 1;

ERR ValueError: set parameter dictionary must not be empty;

-- 2;

ERR ValueError: Either constraint or index_elements, but not both, must be specified unless DO NOTHING;

-- 3;

SELECT jsonb_build_object('a', account.id, 'b', NULL) AS jsonb_build_object_1 
FROM account;

-- 4;

SELECT JSON_EXTRACT(x.j, '$."a"') AS anon_1, x.j ->> '$."a"' AS anon_2, x.j #>> '$."a"."b"' AS anon_3, (JSON_EXTRACT(x.j, '$."a"')) ->> '$."b"' AS anon_4, JSON_EXTRACT(x.j, '$[0]') AS anon_5 
FROM x;

-- 5;

SELECT CAST(x.j ->> '$."a"' AS SIGNED INTEGER) AS anon_1, CAST(x.j ->> '$."a"' AS SIGNED INTEGER) AS anon_2 
FROM x;

-- 6;

SELECT JSON_EXTRACT(x.jb, '$."a"') AS anon_1, JSON_EXTRACT(JSON_EXTRACT(x.jb, '$."a"'), '$."b"') AS anon_2, x.jb ->> '$."a"' AS anon_3 
FROM x;

-- 7;

ERR CompileError: No literal value renderer is available for literal value "{'a': 1}" with datatype JSONB;

-- 8;

SELECT x.id 
FROM x 
WHERE (x.jb ->> '$."a"') = 'x' AND CASE JSON_EXTRACT(x.jb, '$."n"') WHEN 'null' THEN NULL ELSE CAST(JSON_EXTRACT(x.jb, '$."n"') AS SIGNED INTEGER) END > 5;

-- 9;

SELECT x.id 
FROM x 
WHERE (x.jb ? 'k') AND (x.jb ->> 'k') = 'v';

-- 10;

SELECT x.id 
FROM x 
WHERE 5 = ANY (x.arr) AND 5 = ALL (x.arr) AND x.arr @> ARRAY[1, 2] AND x.arr && ARRAY[3] AND x.arr <@ ARRAY[1];

-- 11;

SELECT x.id 
FROM x 
WHERE 5 = ANY (x.arr) AND x.id = ALL (x.arr);

-- 12;

SELECT x.id 
FROM x 
WHERE x.arr = ARRAY[1, 2] AND x.arr IS NOT NULL;

-- 13;

ERR CompileError: No literal value renderer is available for literal value "'10.0.0.1'" with datatype INET;

-- 14;

UPDATE x SET arr=ARRAY[1, 2], tags=ARRAY['x', 'y''z'];

-- 15;

UPDATE x SET arr=ARRAY[], tags=NULL;

-- 16;

UPDATE x SET arr=array_append(x.arr, 5);

-- 17;

UPDATE x SET arr=(concat(x.arr, ARRAY[5])), tags=(concat(x.tags, ARRAY['z']));

-- 18;

UPDATE x SET iv=make_interval(secs=>86403.0);

-- 19;

UPDATE x SET iv=make_interval(secs=>1.5), u='00000000000000000000000000000001';

-- 20;

UPDATE x SET e='x', ts='2020-01-01 00:00:00+00:00';

-- 21;

UPDATE x SET jb=jsonb_set(x.jb, '{a}', '5');

-- 22;

UPDATE x SET jb='{}'::jsonb;

-- 23;

ERR CompileError: No literal value renderer is available for literal value "{'a': 'b'}" with datatype HSTORE;

-- 24;

UPDATE x SET h=hstore('a', 'b'), r='[1,2)';

-- 25;

SELECT x.id 
FROM x 
WHERE x.r @> 5 AND (x.h -> 'k') = 'v' AND x.h ? 'z';

-- 26;

SELECT x.id 
FROM x 
WHERE x.r && '[1,2)'::int4range;

-- 27;

ERR CompileError: No literal value renderer is available for literal value "'10.0.0.0/8'" with datatype INET;

-- 28;

SELECT x.id 
FROM x 
WHERE x.ct = 'x' AND lower(x.ct) LIKE lower('y') AND x.e = 'x' AND x.e IN ('x');

-- 29;

ERR CompileError: Could not render literal value "datetime.timedelta(days=1)" with datatype DATETIME; see parent stack trace for more detail.;

-- 30;

ERR CompileError: No literal value renderer is available for literal value "'english'" with datatype REGCONFIG;

-- 31;

ERR CompileError: No literal value renderer is available for literal value "'english'" with datatype REGCONFIG;

-- 32;

SELECT to_tsvector(x.ct) AS to_tsvector_1, plainto_tsquery('a b') AS plainto_tsquery_1 
FROM x;

-- 33;

SELECT x.id 
FROM x 
WHERE REGEXP_LIKE(x.ct, 'a.b', 's');

-- 34;

SELECT json_agg(x.id) AS json_agg_1, row_to_json(x) AS row_to_json_1, to_jsonb(x.ct) AS to_jsonb_1 
FROM x;

-- 35;

SELECT anon_1.`key`, anon_1.value 
FROM jsonb_each(x.jb) AS anon_1;

-- 36;

SELECT e 
FROM jsonb_array_elements(JSON_EXTRACT(x.jb, '$."items"')) AS e;

-- 37;

SELECT e 
FROM jsonb_array_elements(x.jb) AS e;

-- 38;

SELECT x.id, unnest(x.arr) AS v 
FROM x;

-- 39;

SELECT gen_random_uuid() AS gen_random_uuid_1, uuid_generate_v4() AS uuid_generate_v4_1, clock_timestamp() AS clock_timestamp_1, timezone('utc', now()) AS timezone_1;

-- 40;

SELECT count(DISTINCT (account.id, account.n)) AS count_1 
FROM account;

-- 41;

ERR CompileError: No literal value renderer is available for literal value "{'a': 1}" with datatype JSONB;

-- 42;

SELECT 'x' AS anon_1, '00000000000000000000000000000001' AS anon_2, '6f1c2d3e00004a5b8c7d9e0f1a2b3c4d' AS anon_3;

-- 43;

SELECT 1 + 1 AS anon_1;

-- 44;

insert into t (a, b) values (ARRAY[1, 2], ARRAY['x']);

-- 45;

ERR CompileError: No literal value renderer is available for literal value "'10.0.0.1'" with datatype INET;

-- 46;

ERR CompileError: No literal value renderer is available for literal value "[1, 2]" with datatype NULL;

-- 47;

ERR CompileError: No literal value renderer is available for literal value "{'x': 1}" with datatype NULL;

-- 48;

insert into t (a) values ('00000000000000000000000000000001');

-- 49;

insert into t (a) values (NaN);

-- 50;

ERR CompileError: Could not render literal value "datetime.timedelta(seconds=18000)" with datatype DATETIME; see parent stack trace for more detail.;

-- 51;

ERR ArgumentError: This text() construct doesn't define a bound parameter named 'a';

-- 52;

select 'a\b', 'c\\d';

-- 53;

ERR ArgumentError: This text() construct doesn't define a bound parameter named 'y';

-- 54;

INSERT INTO account (name, balance, n, f) VALUES ('back\\slash', -1E+3, -5, -1.5);

-- 55;

INSERT INTO account (name, f) VALUES ('new
line    tab', 1e-07);

-- 56;

ERR CompileError: Could not render literal value "b'\xff'" with datatype BLOB; see parent stack trace for more detail.;

-- 57;

ERR CompileError: Could not render literal value "<Color.red: 1>" with datatype VARCHAR; see parent stack trace for more detail.;

-- 58;

INSERT INTO account (at, day) VALUES ('2020-01-02', '2020-01-02');

-- 59;

ERR CompileError: Could not render literal value "'2020-01-01'" with datatype DATE; see parent stack trace for more detail.;

-- 60;

INSERT INTO account (name, balance, n, f) VALUES (NULL, 1.5, 5, 2.50);

-- 61;

ERR CompileError: Could not render literal value "'6f1c2d3e-0000-4a5b-8c7d-9e0f1a2b3c4d'" with datatype CHAR(32); see parent stack trace for more detail.;

-- 62;

SELECT account.id 
FROM account 
WHERE account.name IN ('a', 'b');

-- 63;

SELECT account.id 
FROM account 
WHERE account.id IN (0, 1, 2) AND account.id IN (5) AND account.id IN (1);

-- 64;

ERR ArgumentError: IN expression list, SELECT construct, or bound parameter object expected, got 'abc'.;

-- 65;

ERR ArgumentError: IN expression list, SELECT construct, or bound parameter object expected, got 5.;

-- 66;

ERR ArgumentError: Textual SQL expression 'x = 1' should be explicitly declared as text('x = 1');

-- 67;

ERR ArgumentError: Textual column expression 'a' should be explicitly declared with text('a'), or use column('a') for more specificity;

-- 68;

ERR AttributeError: nope;

-- 69;

ERR KeyError: 'nope';

-- 70;

SELECT account.id 
FROM account 
WHERE account.id LIKE 5;

-- 71;

SELECT account.id 
FROM account;

-- 72;

ERR ArgumentError: Only '=', '!=', 'is_()', 'is_not()', 'is_distinct_from()', 'is_not_distinct_from()' operators can be used with None/True/False;

-- 73;

SELECT account.id 
FROM account 
WHERE account.id BETWEEN NULL AND 5;

-- 74;

ERR TypeError: unsupported operand type(s) for +: 'Select' and 'int';

-- 75;

account.id = 1;

-- 76;

account.id = 1;

-- 77;

now();

-- 78;

;

-- 79;

ERR AttributeError: 'int' object has no attribute 'compile';

-- 80;

ERR AttributeError: 'NoneType' object has no attribute 'compile';

-- 81;

ERR AttributeError: 'list' object has no attribute 'compile';

-- 82;

SELECT account.id 
FROM account 
WHERE false = 1;

-- 83;

SELECT account.id 
FROM account 
WHERE account.id = 1;

INSERT INTO alembic_version (version_num) VALUES ('a1');

