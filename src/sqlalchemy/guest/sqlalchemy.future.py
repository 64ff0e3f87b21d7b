"""sqlalchemy.future: names of 1.4 that are usual now."""
from sqlalchemy.engine import Connection, Engine, create_engine
from sqlalchemy.sql.expression import Select, select
