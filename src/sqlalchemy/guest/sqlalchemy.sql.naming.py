"""Naming conventions: names for constraints and indexes by what they are about."""
import re

from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.sql._names import _NONE_NAME, conv


def _ddl_label(column):
    """table_column, with the table's schema before it."""
    table = getattr(column, "table", None)
    if table is None:
        return column.name
    label = table.name + "_" + column.name
    return table.schema.replace(".", "_") + "_" + label if getattr(table, "schema", None) else label


class _Tokens:
    """What %(token)s means for one constraint."""

    def __init__(self, constraint, table, convention):
        self.constraint = constraint
        self.table = table
        self.convention = convention
        self.name = constraint.name
        self.is_fk = constraint._prefix == "fk"

    def __getitem__(self, token):
        if token in self.convention:
            return self.convention[token](self.constraint, self.table)
        if token == "table_name":
            return self.table.name
        if token == "constraint_name":
            return self.constraint_name()
        if token == "referred_table_name":
            return self.constraint.elements[0].target_fullname.split(".")[-2]
        referred = re.fullmatch(r"referred_column_(\d+)(_?N)?_name", token)
        if referred:
            return self.several(referred, self.referred_column, len(self.constraint.elements))
        column = re.fullmatch(r"column_(\d+)(_?N)?_(name|key|label)", token)
        if column:
            count = len(self.constraint.elements if self.is_fk else self.constraint.columns)
            return self.several(column, lambda i: self.column(i, column.group(3)), count)
        raise KeyError(token)

    @staticmethod
    def several(match, one, count):
        if not match.group(2):
            return one(int(match.group(1)))
        return ("_" if match.group(2).startswith("_") else "").join([one(i) for i in range(count)])

    def constraint_name(self):
        if self.name is None or self.name is _NONE_NAME:
            raise InvalidRequestError("Naming convention including %(constraint_name)s token requires that constraint "
                                      "is explicitly named.")
        if not isinstance(self.name, conv):
            self.constraint.name = None
        return self.name

    def column(self, index, what):
        try:
            if self.is_fk:
                column = self.constraint.elements[index].parent
            else:
                column = list(self.constraint.columns)[index]
        except IndexError:
            return ""
        return _ddl_label(column) if what == "label" else getattr(column, what)

    def referred_column(self, index):
        return self.constraint.elements[index].column.name


def _convention_for(conventions, cls):
    for base in cls.__mro__:
        prefix = base.__dict__.get("_prefix")
        if prefix and prefix in conventions:
            return conventions[prefix]
        if base in conventions:
            return conventions[base]
    return None


def _constraint_name_for_table(constraint, table):
    name = constraint.name
    if name is not None and isinstance(name, conv):
        return name
    conventions = table.metadata.naming_convention
    convention = _convention_for(conventions, type(constraint))
    if convention is None or convention is _NONE_NAME:
        return None
    if name is None or name is _NONE_NAME or "constraint_name" in convention:
        return conv(convention % _Tokens(constraint, table, conventions))
    return None


def effective_name(constraint):
    """The name that DDL writes; None where the database shall choose."""
    if constraint.name is not _NONE_NAME:
        return constraint.name
    return _constraint_name_for_table(constraint, constraint.table)
