"""What SQLAlchemy keeps in a module of its own."""
from sqlalchemy.dialects.postgresql import *
from sqlalchemy.dialects.postgresql import dialect
from sqlalchemy.engine.default import PGDialect, IdentifierPreparer
from sqlalchemy.sql import sqltypes

# What names of types mean; env.py adds to it, or changes it.
ischema_names = {
    "_array": ARRAY, "integer": INTEGER, "bigint": BIGINT, "smallint": SMALLINT, "character varying": VARCHAR,
    "character": CHAR, '"char"': sqltypes.String, "name": sqltypes.String, "text": TEXT, "numeric": NUMERIC,
    "float": FLOAT, "real": REAL, "double precision": DOUBLE_PRECISION, "boolean": BOOLEAN, "bytea": BYTEA,
    "date": DATE, "time": TIME, "time with time zone": TIME, "time without time zone": TIME, "timestamp": TIMESTAMP,
    "timestamp with time zone": TIMESTAMP, "timestamp without time zone": TIMESTAMP, "interval": INTERVAL,
    "bit": BIT, "bit varying": BIT, "uuid": UUID, "json": JSON, "jsonb": JSONB, "hstore": HSTORE, "inet": INET,
    "cidr": CIDR, "macaddr": MACADDR, "macaddr8": MACADDR8, "money": MONEY, "oid": OID, "regclass": REGCLASS,
    "citext": CITEXT, "tsvector": TSVECTOR, "int4range": INT4RANGE, "int8range": INT8RANGE, "numrange": NUMRANGE,
    "daterange": DATERANGE, "tsrange": TSRANGE, "tstzrange": TSTZRANGE, "int4multirange": INT4MULTIRANGE,
    "int8multirange": INT8MULTIRANGE, "nummultirange": NUMMULTIRANGE, "datemultirange": DATEMULTIRANGE,
    "tsmultirange": TSMULTIRANGE, "tstzmultirange": TSTZMULTIRANGE,
}
_own_names = dict(ischema_names)
PGDialect.ischema_names = ischema_names
