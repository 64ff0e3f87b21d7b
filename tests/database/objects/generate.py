"""Random schemas for PostgreSQL, as pairs: generate.pair(seed) -> two scripts that share names."""
import random

NAMES = ["a", "users", "order", "Group", "sp ace", 'qu"ote', "per%cent", "co:lon", "back\\slash", "new\nline", "naïve",
         "日本", "x" * 63, "select", "it's", "$dollar$", "tab\t"]
TYPES = ["integer", "bigint", "text", "varchar(20)", "numeric(10,2)", "boolean", "date", "timestamptz", "jsonb", "uuid",
         "text[]", "integer[]", "double precision", "bytea", "interval"]
DEFAULTS = {"integer": "42", "bigint": "(1 + 2)", "text": "'it''s % : \\'", "varchar(20)": "'x'", "numeric(10,2)": "1.5",
            "boolean": "true", "date": "CURRENT_DATE", "timestamptz": "now()", "jsonb": "'{\"a\": 1}'",
            "text[]": "'{a,b}'", "uuid": "gen_random_uuid()", "interval": "'1 day'"}


def ident(name):
    return '"' + name.replace('"', '""') + '"'


def text(value):
    return "'" + value.replace("'", "''") + "'"


class Schema:
    """One state: every choice comes from `r`, so that two states of one pair have much in common."""

    def __init__(self, r, names):
        self.r, self.names, self.out = r, names, []

    def some(self, share):
        return self.r.random() < share

    def put(self, sql):
        self.out.append(sql)

    def types(self):
        r = self.r
        self.enums, self.domains, self.composites = {}, [], []
        for i in range(2):
            if self.some(0.7):
                labels = [x for x in ["red", "green", "it's", "blue", "a\\b"] if self.some(0.8)] or ["red"]
                if self.some(0.2):
                    r.shuffle(labels)
                self.enums[f"{self.where}{ident(f'enum{i}')}"] = labels
                self.put(f"CREATE TYPE {self.where}{ident(f'enum{i}')} AS ENUM ({', '.join(map(text, labels))})")
        if self.some(0.6):
            check = r.choice(["VALUE > 0", "VALUE > 1", "VALUE <> 7 AND VALUE > 0"])
            self.domains.append("positive")
            self.put(f"CREATE DOMAIN positive AS integer{r.choice(['', ' NOT NULL', ' DEFAULT 3'])} "
                     f"CONSTRAINT positive_check CHECK ({check})")
        if self.some(0.5):
            self.composites.append("pair")
            fields = f"x {r.choice(['integer', 'text'])}, y integer" + (", z text" if self.some(0.4) else "")
            if self.enums and self.some(0.4):
                fields += f", e {r.choice(list(self.enums))}"
            self.put(f"CREATE TYPE pair AS ({fields})")
        if self.enums and self.some(0.4):
            enum = r.choice(list(self.enums))
            self.composites.append("feeling")
            self.put(f"CREATE DOMAIN feeling AS {enum} CHECK (VALUE <> {text(self.enums[enum][0])})")
        if self.some(0.3):
            self.composites.append("span")
            self.put(f"CREATE TYPE span AS RANGE (SUBTYPE = {r.choice(['integer', 'date'])})")
        for name in ("seq", "Seq 2"):
            if self.some(0.5):
                self.put(f"CREATE SEQUENCE {ident(name)} START {r.choice([1, 5, 100])} INCREMENT {r.choice([1, 2])} "
                         f"CACHE {r.choice([1, 10])}{r.choice(['', ' CYCLE', ' MINVALUE 1 MAXVALUE 1000'])}")

    def functions(self):
        r = self.r
        self.has_function = self.some(0.7)
        if self.has_function:
            self.put(f"CREATE FUNCTION twice(n {r.choice(['integer', 'integer', 'bigint'])}) RETURNS integer LANGUAGE sql IMMUTABLE "
                     f"AS $$ SELECT ({r.choice(['n * 2', 'n + n'])})::integer $$")
        self.has_trigger = self.some(0.6)
        if self.has_trigger:
            self.put("CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                     f"{r.choice(['RETURN NEW;', 'RAISE NOTICE $n$%$n$, 1; RETURN NEW;'])} END $$")
        if self.some(0.3):
            self.put(f"CREATE PROCEDURE work(INOUT n {r.choice(['integer', 'text'])}) LANGUAGE plpgsql AS $$ BEGIN n := n; END $$")
        for enum, labels in self.enums.items():
            if self.some(0.2):
                self.put(f"CREATE FUNCTION {ident('of ' + enum[-6:-1])}(e {enum} DEFAULT {text(labels[0])}) RETURNS {enum} LANGUAGE sql AS 'SELECT $1'")
        if self.some(0.3):
            self.put(f"CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '{r.choice([0, 1])}')")

    def column(self, name):
        r = self.r
        kind = r.choice(TYPES)
        sql = f"{ident(name)} {kind}"
        if kind == "text" and self.some(0.3):
            sql += ' COLLATE "C"'
        if kind in DEFAULTS and self.some(0.5):
            sql += f" DEFAULT {DEFAULTS[kind]}"
            if self.some(0.5):
                sql += " NOT NULL"
        elif self.enums and self.some(0.3):
            kind = r.choice(list(self.enums))
            label = text(r.choice(self.enums[kind]))
            array = self.some(0.2)
            sql = f"{ident(name)} {kind}{'[]' if array else ''}"
            if self.some(0.6):
                sql += f" DEFAULT {'ARRAY[' + label + ']::' + kind + '[]' if array else label}"
            if array:
                kind += "[]"
            elif self.some(0.3):
                sql += f" CHECK ({ident(name)} <> {label})"
                kind += " checked"
        elif self.domains and self.some(0.15):
            sql, kind = f"{ident(name)} positive", "positive"
        elif self.composites and self.some(0.2):
            kind = r.choice(self.composites)
            sql = f"{ident(name)} {kind}"
        if kind == "varchar(20)" and self.some(0.5):
            sql += f" CHECK ({ident(name)} {r.choice(['', 'NOT '])}IN ({r.choice(['', text('z') + ', '])}'x', 'y'))"
        return sql, kind

    def table(self, i, name):
        r = self.r
        table = f"{self.where if i % 2 else ''}{ident(name)}"
        key = r.choice(["id integer PRIMARY KEY", "id bigserial PRIMARY KEY", "id serial PRIMARY KEY",
                        "id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
                        "id integer GENERATED BY DEFAULT AS IDENTITY (START 10 INCREMENT 2) PRIMARY KEY"])
        columns = [n for n in self.names[6:12] if self.some(0.7)]
        parts, kinds = [key, "n integer"], {}
        for column in columns:
            sql, kinds[column] = self.column(column)
            parts.append(sql)
        if self.some(0.4):
            call = "twice(n)" if self.has_function and self.some(0.5) else r.choice(["n * 2", "n + 1"])
            parts.append(f"g integer GENERATED ALWAYS AS ({call}) STORED")
        for c, kind in kinds.items():
            if kind.removesuffix(" checked") in self.enums and self.some(0.3):
                label = text(r.choice(self.enums[kind.removesuffix(" checked")]))
                parts.append(f"ge boolean GENERATED ALWAYS AS ({ident(c)} {r.choice(['IS NULL', '= ' + label])}) STORED")
                break
        if self.some(0.4):
            parts.append(f"CONSTRAINT {ident('ck ' + name[:30])} CHECK (n {r.choice(['>', '>=', '<>'])} {r.choice([0, 1])})")
        if self.some(0.3):
            parts.append(f"CONSTRAINT {ident('un ' + name[:30])} UNIQUE (n, id){r.choice(['', ' DEFERRABLE'])}")
        if self.some(0.15):
            parts.append(f"EXCLUDE USING btree (n WITH =) WHERE (n > {r.choice([5, 6])})")
        options = r.choice(["", "", " WITH (fillfactor=70)", " WITH (autovacuum_enabled=false)"])
        unlogged = r.choice(["", "", "", "UNLOGGED "])
        self.put(f"CREATE {unlogged}TABLE {table} ({', '.join(parts)}){options}")
        self.tables.append((table, name, kinds))
        self.unlogged[table] = unlogged
        for c, kind in kinds.items():
            if self.some(0.3):
                method = "USING gin " if kind in ("jsonb", "text[]") else ""
                opclass = " text_pattern_ops" if kind == "text" and self.some(0.4) else ""
                where = r.choice(["", f" WHERE {ident(c)} IS NOT NULL", " WHERE n > 3"])
                include = "" if method else r.choice(["", " INCLUDE (n)"])
                if kind in self.enums and self.some(0.5):
                    where = f" WHERE {ident(c)} = {text(self.enums[kind][-1])}"
                if kind == "varchar(20)" and self.some(0.4):
                    where = f" WHERE {ident(c)} IN ('x', 'y')"
                if kind in self.composites:
                    continue
                self.put(f"CREATE INDEX {ident('ix ' + name[:15] + c[:9])} ON {table} {method}({ident(c)}{opclass}){include}{where}")
        if self.some(0.3):
            self.put(f"CREATE {r.choice(['', 'UNIQUE '])}INDEX {ident('xx ' + name[:20])} ON {table} "
                     f"((n {r.choice(['+', '-'])} 1) DESC) WITH (fillfactor={r.choice([60, 80])})")
        for c in columns:
            if self.some(0.2):
                self.put(f"COMMENT ON COLUMN {table}.{ident(c)} IS {text(r.choice(self.names))}")
        if self.some(0.3):
            self.put(f"COMMENT ON TABLE {table} IS {text(r.choice(self.names))}")
        if self.has_trigger and self.some(0.4):
            self.put(f"CREATE TRIGGER tr {r.choice(['BEFORE', 'AFTER'])} INSERT OR UPDATE ON {table} "
                     f"FOR EACH ROW {r.choice(['', 'WHEN (NEW.n > 1) '])}EXECUTE FUNCTION touch()")
        if self.some(0.2):
            self.put(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            using = f"n > {r.choice([0, 2])}"
            for c, kind in kinds.items():
                if kind in self.enums:
                    using = f"{ident(c)} IS NOT NULL"
            self.put(f"CREATE POLICY pol ON {table} {r.choice(['', 'FOR SELECT '])}TO PUBLIC USING ({using})")
        if self.some(0.1):
            self.put(f"CREATE RULE ru AS ON DELETE TO {table} DO {r.choice(['INSTEAD NOTHING', 'ALSO SELECT 1'])}")

    def more(self):
        r = self.r
        if len(self.tables) > 1:
            for i, (table, name, _) in enumerate(self.tables):
                other = self.tables[(i + 1) % len(self.tables)][0]
                if self.some(0.4) and not self.unlogged[table] and not self.unlogged[other]:
                    self.put(f"ALTER TABLE {table} ADD CONSTRAINT {ident('fk ' + name[:30])} FOREIGN KEY (n) REFERENCES {other} "
                             f"{r.choice(['', 'ON DELETE CASCADE', 'ON UPDATE SET NULL', 'DEFERRABLE INITIALLY DEFERRED'])} NOT VALID")
        for i, (table, _, kinds) in enumerate(self.tables):
            if self.some(0.5):
                extra = "".join(f", {ident(c)}" for c in kinds if self.some(0.6))
                where = r.choice(["", " WHERE n > 1"])
                for c, kind in kinds.items():
                    if kind in self.enums and self.some(0.6):
                        where = f" WHERE {ident(c)} = {text(self.enums[kind][0])}"
                self.put(f"CREATE VIEW {ident(f'v {i}')} AS SELECT id, n{extra} FROM {table}{where}")
                if self.some(0.4):
                    self.put(f"CREATE MATERIALIZED VIEW {ident(f'm {i}')} AS SELECT n, count(*) AS c FROM {ident(f'v {i}')} GROUP BY n")
                    if self.some(0.6):
                        self.put(f"CREATE INDEX {ident(f'mi {i}')} ON {ident(f'm {i}')} ({r.choice(['n', 'c'])})")
                if self.some(0.3):
                    self.put(f"COMMENT ON VIEW {ident(f'v {i}')} IS {text(r.choice(self.names))}")
            if self.some(0.2):
                self.put(f"GRANT {r.choice(['SELECT', 'SELECT, INSERT'])} ON {table} TO PUBLIC")
        if self.some(0.4):
            self.put("CREATE TABLE part (k integer NOT NULL, v text) PARTITION BY RANGE (k)")
            for i in range(3):
                if self.some(0.7):
                    self.put(f"CREATE TABLE part{i} PARTITION OF part FOR VALUES FROM ({i * 10}) TO ({i * 10 + r.choice([5, 10])})")
            if self.some(0.4):
                self.put("CREATE INDEX part_v ON part (v)")
        if self.some(0.3):
            self.put(f"CREATE TABLE base (k integer{r.choice(['', ', w text'])})")
            self.put("CREATE TABLE child (own text) INHERITS (base)")

    def script(self):
        self.where = ident(self.names[0]) + "."
        self.put(f"CREATE SCHEMA {ident(self.names[0])}")
        if self.some(0.3):
            self.put("CREATE EXTENSION pg_trgm")
        self.types()
        self.functions()
        self.tables, self.unlogged = [], {}
        for i, name in enumerate(self.names[1:6]):
            if self.some(0.6):
                self.table(i, name)
        self.more()
        return ";\n".join(self.out) + ";\n"


class Mixed:
    """The choices of one generator, now and then (`share`) those of another."""

    def __init__(self, seed, share):
        self.share = share
        self.same, self.other, self.turn = random.Random(seed), random.Random(~seed), random.Random(seed * 7)

    def pick(self, verb, *arguments):
        state = self.same.random()  # one number of the common course for each choice, whatever is chosen
        if self.turn.random() < self.share:
            return getattr(self.other, verb)(*arguments)
        return getattr(random.Random(state), verb)(*arguments)

    def random(self):
        return self.pick("random")

    def choice(self, items):
        return self.pick("choice", items)

    def shuffle(self, items):
        return self.pick("shuffle", items)


def pair(seed):
    names = NAMES[:]
    random.Random(seed).shuffle(names)
    share = (0.02, 0.1, 1.0)[seed % 3]  # a small change, a larger one, something else altogether
    return Schema(Mixed(seed, 0), names).script(), Schema(Mixed(seed, share), names).script()
