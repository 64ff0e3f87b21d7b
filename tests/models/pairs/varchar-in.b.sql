CREATE DOMAIN dd AS varchar CHECK (VALUE IN ('a','b'));
CREATE TABLE p (s varchar(10) NOT NULL, t text, g bool GENERATED ALWAYS AS (s IN ('x', 'y''],')) STORED, CONSTRAINT sc CHECK (s IN ('a','b') OR t IN ('c','d')), i int default (case when 'a'::varchar in ('b'::varchar,'c') then 1 else 0 end));
CREATE INDEX pi ON p (s) WHERE s IN ('x','y');
CREATE VIEW v AS SELECT *, ARRAY['a'::varchar::text] AS z FROM p WHERE s NOT IN ('x','y');
ALTER TABLE p ENABLE ROW LEVEL SECURITY;
CREATE POLICY pol ON p USING (s IN ('a','b'));
CREATE FUNCTION trig() RETURNS trigger LANGUAGE plpgsql AS $$ begin return new; end $$;
CREATE TRIGGER tr BEFORE UPDATE ON p FOR EACH ROW WHEN (NEW.s IN ('k','l')) EXECUTE FUNCTION trig();
