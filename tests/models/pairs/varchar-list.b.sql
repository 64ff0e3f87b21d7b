CREATE TABLE test_check_typecast (
  id serial PRIMARY KEY,
  status character varying CONSTRAINT test_check_typecast_status_check CHECK (status::text = ANY (ARRAY['active'::character varying::text, 'pending'::character varying::text]))
);
CREATE TABLE other (s varchar, CONSTRAINT list CHECK (s IN ('a', 'b')), CONSTRAINT texts CHECK (s::text = ANY (ARRAY['c'::varchar::text, 'd'::varchar::text])));
CREATE VIEW v AS SELECT s FROM other WHERE s::text = ANY (ARRAY['c'::varchar::text, 'd'::varchar::text]);
CREATE INDEX i ON other (s) WHERE s::text = ANY (ARRAY['c'::varchar::text, 'd'::varchar::text]);
