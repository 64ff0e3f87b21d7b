"""Modules whose names a script takes all at once."""
from sqlalchemy import *
from sqlalchemy.dialects.postgresql import *
from sqlalchemy.engine import *
from sqlalchemy.exc import *
from sqlalchemy.orm import *
from sqlalchemy.schema import *
from sqlalchemy.sql import *
from sqlalchemy.sql.expression import *
from sqlalchemy.types import *


def upgrade():
    bind = op.get_bind()
    for name in ("text", "select", "func", "inspect", "create_engine", "Column", "JSONB", "array", "relationship", "Session", "CreateTable",
                 "and_", "literal_column", "DDL", "IntegrityError", "Row", "TypeDecorator", "sessionmaker", "true", "column", "Inspector"):
        print(name, callable(globals()[name]))
    print(bind.execute(select(func.count()).select_from(text("alembic_version"))).scalar(), inspect(bind).get_table_names())
