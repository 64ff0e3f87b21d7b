"""sqlmodel.sql.expression"""
from sqlalchemy.sql.expression import *


def col(column_expression):
    return column_expression
