CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

SELECT 'String(length=5)';

SELECT "Numeric(precision=5, scale=2)";

SELECT "Enum('a', 'b', name='x')";

SELECT "DateTime(timezone=True)";

SELECT "Float(precision=3)";

SELECT "JSON()";

SELECT "ARRAY(Integer())";

SELECT "UUID()";

SELECT "ENUM('a', name='q')";

SELECT "TINYINT(display_width=1)";

SELECT "VARCHAR(collation='x', length=5)";

SELECT "LargeBinary()";

SELECT "Interval()";

SELECT "Boolean()";

SELECT "Uuid(as_uuid=False)";

SELECT "INTERVAL(precision=2)";

SELECT "TIMESTAMP(timezone=True)";

SELECT "Enum('a', 'b', name='k')";

SELECT "PickleType()";

SELECT "ARRAY(String(length=3), dimensions=2)";

SELECT "ENUM('a')";

SELECT "SET('a', 'b')";

SELECT "DATETIME()";

SELECT "JSONB(astext_type=Text())";

SELECT "BIT(length=3)";

SELECT "DOUBLE(precision=5, scale=3, asdecimal=True)";

SELECT "INTEGER(unsigned=True)";

SELECT "DOMAIN('d', Integer())";

SELECT "Text()";

SELECT "Unicode(length=3)";

SELECT "Double()";

SELECT "REAL()";

SELECT "Time()";

SELECT "HSTORE(text_type=Text())";

SELECT "TSVECTOR()";

INSERT INTO alembic_version (version_num) VALUES ('aaaa') RETURNING version_num;

