"""Helpers that Alembic's own modules and some projects use."""
from sqlalchemy.sql._clauses import ColumnElement
from sqlalchemy.sql._names import _NONE_NAME
from sqlalchemy.sql.schema import CheckConstraint, Column, Computed, ForeignKeyConstraint, Identity, Table
from sqlalchemy.sql.sqltypes import NULLTYPE

sqla_14_18 = sqla_14_26 = sqla_2 = sqla_2_0_25 = True
sqla_2_1 = False
sqlalchemy_version = "2.0.52"


def constraint_name_defined(name):
    return name is _NONE_NAME or isinstance(name, str)


def constraint_name_string(name):
    return isinstance(name, str)


def constraint_name_or_none(name):
    return name if isinstance(name, str) else None


def _copy(schema_item, **kw):
    return schema_item._copy(**kw)


def _copy_expression(expression, target_table):
    """The expression with columns of other tables as columns of this one."""
    def replace(element):
        if not getattr(element, "_is_schema_column", False) or element.table in (None, target_table):
            return None
        if element.name not in target_table.c:
            target_table.append_column(element._copy())
        return target_table.c[element.name]

    if getattr(expression, "_is_schema_column", False):
        found = replace(expression)
        return expression if found is None else found
    from sqlalchemy.sql.visitors import replacement_traverse
    return replacement_traverse(expression, {}, replace)


class _textual_index_element(ColumnElement):
    """text() as an element of an index."""
    __visit_name__ = "_textual_idx_element"

    def __init__(self, table, text):
        self.table = table
        self.text = text
        self.type = NULLTYPE
        self.fake_column = Column(text.text, NULLTYPE)
        table.append_column(self.fake_column)

    @property
    def key(self):
        return self.text.text

    def get_children(self, **kw):
        return [self.fake_column]


def _table_for_constraint(constraint):
    parent = constraint.parent
    return parent if isinstance(parent, Table) else parent.table


def _fk_spec(constraint):
    columns = [constraint.columns[key].name for key in constraint.column_keys]
    referred = constraint.elements[0].column.table
    return (constraint.parent.schema, constraint.parent.name, columns, referred.schema, referred.name,
            [element.column.name for element in constraint.elements], constraint.onupdate, constraint.ondelete,
            constraint.deferrable, constraint.initially)


def _fk_is_self_referential(constraint):
    return constraint.elements[0]._get_colspec().rpartition(".")[0] == constraint.parent.key


def _columns_for_constraint(constraint):
    if isinstance(constraint, ForeignKeyConstraint):
        return [fk.parent for fk in constraint.elements]
    if isinstance(constraint, CheckConstraint):
        from sqlalchemy.sql._constraints import columns_within
        return columns_within(constraint.sqltext)
    return list(constraint.columns)


def _is_type_bound(constraint):
    return constraint._type_bound


def _server_default_is_computed(*server_default):
    return any(isinstance(value, Computed) for value in server_default)


def _server_default_is_identity(*server_default):
    return any(isinstance(value, Identity) for value in server_default)


def _resolve_for_variant(type_, dialect):
    return type_._variant_mapping.get(dialect.name, type_)


def __getattr__(name):
    if name == "_literal_bindparam":
        from sqlalchemy.sql.elements import BindParameter

        class _literal_bindparam(BindParameter):
            _is_literal_bindparam = True

        globals()[name] = _literal_bindparam
        return _literal_bindparam
    raise AttributeError(f"module 'alembic.util.sqla_compat' has no attribute {name!r}")
