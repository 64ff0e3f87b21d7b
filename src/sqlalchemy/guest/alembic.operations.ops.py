"""One class for each directive: what a migration does, its inverse, and how a script says it."""
from alembic.operations.schemaobj import SchemaObjects
from alembic.util.sqla_compat import _fk_spec, _table_for_constraint, constraint_name_or_none
from sqlalchemy.sql.sqltypes import NULLTYPE


def _here(operations):
    impl = operations.impl
    return {"table_name": impl.table_name, "schema": impl.schema}


class MigrateOperation:
    _info = None
    _mutations = frozenset()

    @property
    def info(self):
        if self._info is None:
            self._info = {}
        return self._info

    @info.setter
    def info(self, value):
        self._info = value

    def reverse(self):
        raise NotImplementedError

    def to_diff_tuple(self):
        raise NotImplementedError


# --- constraints ---


class AddConstraintOp(MigrateOperation):
    add_constraint_ops = {}

    @property
    def constraint_type(self):
        raise NotImplementedError()

    @classmethod
    def register_add_constraint(cls, type_):
        def register(op_cls):
            cls.add_constraint_ops[type_] = op_cls
            return op_cls

        return register

    @classmethod
    def from_constraint(cls, constraint):
        try:
            op_cls = AddConstraintOp.add_constraint_ops[constraint.__visit_name__]
        except KeyError:
            if constraint.__visit_name__ != "exclude_constraint":
                raise ValueError("no dispatch function for object: %r" % (constraint.__visit_name__,)) from None
            from alembic.ddl.postgresql import CreateExcludeConstraintOp as op_cls
        return op_cls.from_constraint(constraint)

    def to_constraint(self, migration_context=None):
        raise NotImplementedError()

    def reverse(self):
        return DropConstraintOp.from_constraint(self.to_constraint())

    def to_diff_tuple(self):
        return "add_constraint", self.to_constraint()


class DropConstraintOp(MigrateOperation):
    _types = {"unique_constraint": "unique", "foreign_key_constraint": "foreignkey",
              "primary_key_constraint": "primary", "check_constraint": "check", "column_check_constraint": "check",
              "table_or_column_check_constraint": "check"}

    def __init__(self, constraint_name, table_name, type_=None, *, schema=None, if_exists=None, _reverse=None):
        self.constraint_name = constraint_name
        self.table_name = table_name
        self.constraint_type = type_
        self.schema = schema
        self.if_exists = if_exists
        self._reverse = _reverse

    def reverse(self):
        return AddConstraintOp.from_constraint(self.to_constraint())

    def to_diff_tuple(self):
        return "remove_fk" if self.constraint_type == "foreignkey" else "remove_constraint", self.to_constraint()

    @classmethod
    def from_constraint(cls, constraint):
        table = _table_for_constraint(constraint)
        return cls(constraint_name_or_none(constraint.name), table.name, schema=table.schema,
                   type_=cls._types.get(constraint.__visit_name__),
                   _reverse=AddConstraintOp.from_constraint(constraint))

    def to_constraint(self):
        if self._reverse is None:
            raise ValueError("constraint cannot be produced; original constraint is not present")
        constraint = self._reverse.to_constraint()
        constraint.name = self.constraint_name
        table = _table_for_constraint(constraint)
        table.name = self.table_name
        table.schema = self.schema
        return constraint

    @classmethod
    def drop_constraint(cls, operations, constraint_name, table_name, type_=None, *, schema=None, if_exists=None):
        return operations.invoke(cls(constraint_name, table_name, type_=type_, schema=schema, if_exists=if_exists))

    @classmethod
    def batch_drop_constraint(cls, operations, constraint_name, type_=None):
        return operations.invoke(cls(constraint_name, type_=type_, **_here(operations)))


@AddConstraintOp.register_add_constraint("primary_key_constraint")
class CreatePrimaryKeyOp(AddConstraintOp):
    constraint_type = "primarykey"

    def __init__(self, constraint_name, table_name, columns, *, schema=None, **kw):
        self.constraint_name = constraint_name
        self.table_name = table_name
        self.columns = columns
        self.schema = schema
        self.kw = kw

    @classmethod
    def from_constraint(cls, constraint):
        table = _table_for_constraint(constraint)
        return cls(constraint_name_or_none(constraint.name), table.name, constraint.columns.keys(),
                   schema=table.schema, **constraint.dialect_kwargs)

    def to_constraint(self, migration_context=None):
        return SchemaObjects(migration_context).primary_key_constraint(
            self.constraint_name, self.table_name, self.columns, schema=self.schema, **self.kw)

    @classmethod
    def create_primary_key(cls, operations, constraint_name, table_name, columns, *, schema=None):
        return operations.invoke(cls(constraint_name, table_name, columns, schema=schema))

    @classmethod
    def batch_create_primary_key(cls, operations, constraint_name, columns):
        return operations.invoke(cls(constraint_name, columns=columns, **_here(operations)))


@AddConstraintOp.register_add_constraint("unique_constraint")
class CreateUniqueConstraintOp(AddConstraintOp):
    constraint_type = "unique"

    def __init__(self, constraint_name, table_name, columns, *, schema=None, **kw):
        self.constraint_name = constraint_name
        self.table_name = table_name
        self.columns = columns
        self.schema = schema
        self.kw = kw

    @classmethod
    def from_constraint(cls, constraint):
        table = _table_for_constraint(constraint)
        kw = {name: getattr(constraint, name) for name in ("deferrable", "initially") if getattr(constraint, name)}
        kw.update(constraint.dialect_kwargs)
        return cls(constraint_name_or_none(constraint.name), table.name, [c.name for c in constraint.columns],
                   schema=table.schema, **kw)

    def to_constraint(self, migration_context=None):
        return SchemaObjects(migration_context).unique_constraint(
            self.constraint_name, self.table_name, self.columns, schema=self.schema, **self.kw)

    @classmethod
    def create_unique_constraint(cls, operations, constraint_name, table_name, columns, *, schema=None, **kw):
        return operations.invoke(cls(constraint_name, table_name, columns, schema=schema, **kw))

    @classmethod
    def batch_create_unique_constraint(cls, operations, constraint_name, columns, **kw):
        kw.update(_here(operations))
        return operations.invoke(cls(constraint_name, columns=columns, **kw))


@AddConstraintOp.register_add_constraint("foreign_key_constraint")
class CreateForeignKeyOp(AddConstraintOp):
    constraint_type = "foreignkey"

    def __init__(self, constraint_name, source_table, referent_table, local_cols, remote_cols, **kw):
        self.constraint_name = constraint_name
        self.source_table = source_table
        self.referent_table = referent_table
        self.local_cols = local_cols
        self.remote_cols = remote_cols
        self.kw = kw

    def to_diff_tuple(self):
        return "add_fk", self.to_constraint()

    @classmethod
    def from_constraint(cls, constraint):
        names = ("onupdate", "ondelete", "initially", "deferrable", "use_alter", "match")
        kw = {name: getattr(constraint, name) for name in names if getattr(constraint, name)}
        source_schema, source, columns, target_schema, target, target_columns, *_ = _fk_spec(constraint)
        kw["source_schema"] = source_schema
        kw["referent_schema"] = target_schema
        kw.update(constraint.dialect_kwargs)
        return cls(constraint_name_or_none(constraint.name), source, target, columns, target_columns, **kw)

    def to_constraint(self, migration_context=None):
        return SchemaObjects(migration_context).foreign_key_constraint(
            self.constraint_name, self.source_table, self.referent_table, self.local_cols, self.remote_cols,
            **self.kw)

    @classmethod
    def create_foreign_key(cls, operations, constraint_name, source_table, referent_table, local_cols, remote_cols, *,
                           onupdate=None, ondelete=None, deferrable=None, initially=None, match=None,
                           source_schema=None, referent_schema=None, **dialect_kw):
        return operations.invoke(cls(
            constraint_name, source_table, referent_table, local_cols, remote_cols, onupdate=onupdate,
            ondelete=ondelete, deferrable=deferrable, source_schema=source_schema, referent_schema=referent_schema,
            initially=initially, match=match, **dialect_kw))

    @classmethod
    def batch_create_foreign_key(cls, operations, constraint_name, referent_table, local_cols, remote_cols, *,
                                 referent_schema=None, onupdate=None, ondelete=None, deferrable=None, initially=None,
                                 match=None, **dialect_kw):
        return operations.invoke(cls(
            constraint_name, operations.impl.table_name, referent_table, local_cols, remote_cols, onupdate=onupdate,
            ondelete=ondelete, deferrable=deferrable, source_schema=operations.impl.schema,
            referent_schema=referent_schema, initially=initially, match=match, **dialect_kw))


@AddConstraintOp.register_add_constraint("check_constraint")
@AddConstraintOp.register_add_constraint("table_or_column_check_constraint")
@AddConstraintOp.register_add_constraint("column_check_constraint")
class CreateCheckConstraintOp(AddConstraintOp):
    constraint_type = "check"

    def __init__(self, constraint_name, table_name, condition, *, schema=None, **kw):
        self.constraint_name = constraint_name
        self.table_name = table_name
        self.condition = condition
        self.schema = schema
        self.kw = kw

    @classmethod
    def from_constraint(cls, constraint):
        table = _table_for_constraint(constraint)
        return cls(constraint_name_or_none(constraint.name), table.name, constraint.sqltext, schema=table.schema,
                   **constraint.dialect_kwargs)

    def to_constraint(self, migration_context=None):
        return SchemaObjects(migration_context).check_constraint(
            self.constraint_name, self.table_name, self.condition, schema=self.schema, **self.kw)

    @classmethod
    def create_check_constraint(cls, operations, constraint_name, table_name, condition, *, schema=None, **kw):
        return operations.invoke(cls(constraint_name, table_name, condition, schema=schema, **kw))

    @classmethod
    def batch_create_check_constraint(cls, operations, constraint_name, condition, **kw):
        return operations.invoke(cls(constraint_name, condition=condition, **_here(operations), **kw))


# --- indexes ---


class CreateIndexOp(MigrateOperation):
    def __init__(self, index_name, table_name, columns, *, schema=None, unique=False, if_not_exists=None, **kw):
        self.index_name = index_name
        self.table_name = table_name
        self.columns = columns
        self.schema = schema
        self.unique = unique
        self.if_not_exists = if_not_exists
        self.kw = kw

    def reverse(self):
        return DropIndexOp.from_index(self.to_index())

    def to_diff_tuple(self):
        return "add_index", self.to_index()

    @classmethod
    def from_index(cls, index):
        assert index.table is not None
        return cls(index.name, index.table.name, index.expressions, schema=index.table.schema, unique=index.unique,
                   **index.kwargs)

    def to_index(self, migration_context=None):
        return SchemaObjects(migration_context).index(self.index_name, self.table_name, self.columns,
                                                      schema=self.schema, unique=self.unique, **self.kw)

    @classmethod
    def create_index(cls, operations, index_name, table_name, columns, *, schema=None, unique=False,
                     if_not_exists=None, **kw):
        return operations.invoke(cls(index_name, table_name, columns, schema=schema, unique=unique,
                                     if_not_exists=if_not_exists, **kw))

    @classmethod
    def batch_create_index(cls, operations, index_name, columns, **kw):
        return operations.invoke(cls(index_name, columns=columns, **_here(operations), **kw))


class DropIndexOp(MigrateOperation):
    def __init__(self, index_name, table_name=None, *, schema=None, if_exists=None, _reverse=None, **kw):
        self.index_name = index_name
        self.table_name = table_name
        self.schema = schema
        self.if_exists = if_exists
        self._reverse = _reverse
        self.kw = kw

    def to_diff_tuple(self):
        return "remove_index", self.to_index()

    def reverse(self):
        return CreateIndexOp.from_index(self.to_index())

    @classmethod
    def from_index(cls, index):
        assert index.table is not None
        return cls(index.name, table_name=index.table.name, schema=index.table.schema,
                   _reverse=CreateIndexOp.from_index(index), unique=index.unique, **index.kwargs)

    def to_index(self, migration_context=None):
        columns = self._reverse.columns if self._reverse else ["x"]
        return SchemaObjects(migration_context).index(self.index_name, self.table_name, columns, schema=self.schema,
                                                      **self.kw)

    @classmethod
    def drop_index(cls, operations, index_name, table_name=None, *, schema=None, if_exists=None, **kw):
        return operations.invoke(cls(index_name, table_name=table_name, schema=schema, if_exists=if_exists, **kw))

    @classmethod
    def batch_drop_index(cls, operations, index_name, **kw):
        return operations.invoke(cls(index_name, **_here(operations), **kw))


# --- tables ---


class CreateTableOp(MigrateOperation):
    def __init__(self, table_name, columns, *, schema=None, if_not_exists=None, _namespace_metadata=None,
                 _constraints_included=False, **kw):
        self.table_name = table_name
        self.columns = columns
        self.schema = schema
        self.if_not_exists = if_not_exists
        self.info = kw.pop("info", {})
        self.comment = kw.pop("comment", None)
        self.prefixes = kw.pop("prefixes", None)
        self.kw = kw
        self._namespace_metadata = _namespace_metadata
        self._constraints_included = _constraints_included

    def reverse(self):
        return DropTableOp.from_table(self.to_table(), _namespace_metadata=self._namespace_metadata)

    def to_diff_tuple(self):
        return "add_table", self.to_table()

    @classmethod
    def from_table(cls, table, *, _namespace_metadata=None):
        return cls(table.name, list(table.c) + table._sorted_constraints, schema=table.schema,
                   _namespace_metadata=_namespace_metadata or table.metadata, _constraints_included=True,
                   comment=table.comment, info=dict(table.info), prefixes=list(table._prefixes), **table.kwargs)

    def to_table(self, migration_context=None):
        return SchemaObjects(migration_context).table(
            self.table_name, *self.columns, schema=self.schema, prefixes=list(self.prefixes or ()),
            comment=self.comment, info=dict(self.info or {}), _constraints_included=self._constraints_included,
            **self.kw)

    @classmethod
    def create_table(cls, operations, table_name, *columns, if_not_exists=None, **kw):
        return operations.invoke(cls(table_name, columns, if_not_exists=if_not_exists, **kw))


class DropTableOp(MigrateOperation):
    def __init__(self, table_name, *, schema=None, if_exists=None, table_kw=None, _reverse=None):
        self.table_name = table_name
        self.schema = schema
        self.if_exists = if_exists
        self.table_kw = table_kw or {}
        self.comment = self.table_kw.pop("comment", None)
        self.info = self.table_kw.pop("info", None)
        self.prefixes = self.table_kw.pop("prefixes", None)
        self._reverse = _reverse

    def to_diff_tuple(self):
        return "remove_table", self.to_table()

    def reverse(self):
        return CreateTableOp.from_table(self.to_table())

    @classmethod
    def from_table(cls, table, *, _namespace_metadata=None):
        return cls(table.name, schema=table.schema,
                   table_kw={"comment": table.comment, "info": dict(table.info), "prefixes": list(table._prefixes),
                             **table.kwargs},
                   _reverse=CreateTableOp.from_table(table, _namespace_metadata=_namespace_metadata))

    def to_table(self, migration_context=None):
        items, is_complete = (), False
        if self._reverse:
            items, is_complete = self._reverse.columns, self._reverse._constraints_included
        return SchemaObjects(migration_context).table(
            self.table_name, *items, comment=self.comment, info=dict(self.info or {}),
            prefixes=list(self.prefixes or ()), schema=self.schema, _constraints_included=is_complete,
            **self.table_kw)

    @classmethod
    def drop_table(cls, operations, table_name, *, schema=None, if_exists=None, **kw):
        operations.invoke(cls(table_name, schema=schema, if_exists=if_exists, table_kw=kw))


class AlterTableOp(MigrateOperation):
    def __init__(self, table_name, *, schema=None):
        self.table_name = table_name
        self.schema = schema


class RenameTableOp(AlterTableOp):
    def __init__(self, old_table_name, new_table_name, *, schema=None):
        AlterTableOp.__init__(self, old_table_name, schema=schema)
        self.new_table_name = new_table_name

    @classmethod
    def rename_table(cls, operations, old_table_name, new_table_name, *, schema=None):
        return operations.invoke(cls(old_table_name, new_table_name, schema=schema))


class CreateTableCommentOp(AlterTableOp):
    def __init__(self, table_name, comment, *, schema=None, existing_comment=None):
        self.table_name = table_name
        self.comment = comment
        self.existing_comment = existing_comment
        self.schema = schema

    @classmethod
    def create_table_comment(cls, operations, table_name, comment, *, existing_comment=None, schema=None):
        return operations.invoke(cls(table_name, comment, existing_comment=existing_comment, schema=schema))

    @classmethod
    def batch_create_table_comment(cls, operations, comment, *, existing_comment=None):
        return operations.invoke(cls(comment=comment, existing_comment=existing_comment, **_here(operations)))

    def reverse(self):
        if self.existing_comment is None:
            return DropTableCommentOp(self.table_name, existing_comment=self.comment, schema=self.schema)
        return CreateTableCommentOp(self.table_name, self.existing_comment, existing_comment=self.comment,
                                    schema=self.schema)

    def to_table(self, migration_context=None):
        return SchemaObjects(migration_context).table(self.table_name, schema=self.schema, comment=self.comment)

    def to_diff_tuple(self):
        return "add_table_comment", self.to_table(), self.existing_comment


class DropTableCommentOp(AlterTableOp):
    def __init__(self, table_name, *, schema=None, existing_comment=None):
        self.table_name = table_name
        self.existing_comment = existing_comment
        self.schema = schema

    @classmethod
    def drop_table_comment(cls, operations, table_name, *, existing_comment=None, schema=None):
        return operations.invoke(cls(table_name, existing_comment=existing_comment, schema=schema))

    @classmethod
    def batch_drop_table_comment(cls, operations, *, existing_comment=None):
        return operations.invoke(cls(existing_comment=existing_comment, **_here(operations)))

    def reverse(self):
        return CreateTableCommentOp(self.table_name, self.existing_comment, schema=self.schema)

    def to_table(self, migration_context=None):
        return SchemaObjects(migration_context).table(self.table_name, schema=self.schema)

    def to_diff_tuple(self):
        return "remove_table_comment", self.to_table()


# --- columns ---


class AlterColumnOp(AlterTableOp):
    def __init__(self, table_name, column_name, *, schema=None, existing_type=None, existing_server_default=False,
                 existing_nullable=None, existing_comment=None, modify_nullable=None, modify_comment=False,
                 modify_server_default=False, modify_name=None, modify_type=None, **kw):
        AlterTableOp.__init__(self, table_name, schema=schema)
        self.column_name = column_name
        self.existing_type = existing_type
        self.existing_server_default = existing_server_default
        self.existing_nullable = existing_nullable
        self.existing_comment = existing_comment
        self.modify_nullable = modify_nullable
        self.modify_comment = modify_comment
        self.modify_server_default = modify_server_default
        self.modify_name = modify_name
        self.modify_type = modify_type
        self.kw = kw

    def to_diff_tuple(self):
        existing = {"nullable": self.existing_nullable, "type": self.existing_type,
                    "server_default": self.existing_server_default, "comment": self.existing_comment}
        changes = (("modify_type", "type", self.modify_type, None),
                   ("modify_nullable", "nullable", self.modify_nullable, None),
                   ("modify_default", "server_default", self.modify_server_default, False),
                   ("modify_comment", "comment", self.modify_comment, False))
        kept = {"type": ("nullable", "server_default", "comment"), "nullable": ("type", "server_default", "comment"),
                "server_default": ("nullable", "type", "comment"), "comment": ("nullable", "type", "server_default")}
        return [(kind, self.schema, self.table_name, self.column_name,
                 {"existing_" + name: existing[name] for name in kept[what]}, existing[what], value)
                for kind, what, value, unset in changes if value is not unset]

    def has_changes(self):
        if (self.modify_nullable is not None or self.modify_server_default is not False
                or self.modify_type is not None or self.modify_comment is not False):
            return True
        return any(name.startswith("modify_") for name in self.kw)

    def reverse(self):
        kw = dict(self.kw, existing_type=self.existing_type, existing_nullable=self.existing_nullable,
                  existing_server_default=self.existing_server_default, existing_comment=self.existing_comment)
        if self.modify_type is not None:
            kw["modify_type"] = self.modify_type
        if self.modify_nullable is not None:
            kw["modify_nullable"] = self.modify_nullable
        if self.modify_server_default is not False:
            kw["modify_server_default"] = self.modify_server_default
        if self.modify_comment is not False:
            kw["modify_comment"] = self.modify_comment
        for name in [name[len("modify_"):] for name in kw if name.startswith("modify_")]:
            before, after = kw["existing_" + name], kw["modify_" + name]
            kw["existing_" + name], kw["modify_" + name] = after, before
        return self.__class__(self.table_name, self.column_name, schema=self.schema, **kw)

    @classmethod
    def alter_column(cls, operations, table_name, column_name, *, nullable=None, comment=False, server_default=False,
                     new_column_name=None, type_=None, existing_type=None, existing_server_default=False,
                     existing_nullable=None, existing_comment=None, schema=None, **kw):
        return operations.invoke(cls(
            table_name, column_name, schema=schema, existing_type=existing_type,
            existing_server_default=existing_server_default, existing_nullable=existing_nullable,
            existing_comment=existing_comment, modify_name=new_column_name, modify_type=type_,
            modify_server_default=server_default, modify_nullable=nullable, modify_comment=comment, **kw))

    @classmethod
    def batch_alter_column(cls, operations, column_name, *, nullable=None, comment=False, server_default=False,
                           new_column_name=None, type_=None, existing_type=None, existing_server_default=False,
                           existing_nullable=None, existing_comment=None, insert_before=None, insert_after=None,
                           **kw):
        return operations.invoke(cls(
            column_name=column_name, existing_type=existing_type, existing_server_default=existing_server_default,
            existing_nullable=existing_nullable, existing_comment=existing_comment, modify_name=new_column_name,
            modify_type=type_, modify_server_default=server_default, modify_nullable=nullable,
            modify_comment=comment, insert_before=insert_before, insert_after=insert_after, **_here(operations),
            **kw))


class AddColumnOp(AlterTableOp):
    def __init__(self, table_name, column, *, schema=None, if_not_exists=None, inline_references=None,
                 inline_primary_key=None, **kw):
        AlterTableOp.__init__(self, table_name, schema=schema)
        self.column = column
        self.if_not_exists = if_not_exists
        self.inline_references = inline_references
        self.inline_primary_key = inline_primary_key
        self.kw = kw

    def reverse(self):
        operation = DropColumnOp.from_column_and_tablename(self.schema, self.table_name, self.column)
        operation.if_exists = self.if_not_exists
        return operation

    def to_diff_tuple(self):
        return "add_column", self.schema, self.table_name, self.column

    def to_column(self):
        return self.column

    @classmethod
    def from_column(cls, col):
        return cls(col.table.name, col, schema=col.table.schema)

    @classmethod
    def from_column_and_tablename(cls, schema, tname, col):
        return cls(tname, col, schema=schema)

    @classmethod
    def add_column(cls, operations, table_name, column, *, schema=None, if_not_exists=None, inline_references=None,
                   inline_primary_key=None):
        return operations.invoke(cls(table_name, column, schema=schema, if_not_exists=if_not_exists,
                                     inline_references=inline_references, inline_primary_key=inline_primary_key))

    @classmethod
    def batch_add_column(cls, operations, column, *, insert_before=None, insert_after=None, if_not_exists=None,
                         inline_references=None, inline_primary_key=None):
        kw = {}
        if insert_before:
            kw["insert_before"] = insert_before
        if insert_after:
            kw["insert_after"] = insert_after
        return operations.invoke(cls(column=column, if_not_exists=if_not_exists, inline_references=inline_references,
                                     inline_primary_key=inline_primary_key, **_here(operations), **kw))


class DropColumnOp(AlterTableOp):
    def __init__(self, table_name, column_name, *, schema=None, if_exists=None, _reverse=None, **kw):
        AlterTableOp.__init__(self, table_name, schema=schema)
        self.column_name = column_name
        self.kw = kw
        self.if_exists = if_exists
        self._reverse = _reverse

    def to_diff_tuple(self):
        return "remove_column", self.schema, self.table_name, self.to_column()

    def reverse(self):
        if self._reverse is None:
            raise ValueError("operation is not reversible; original column is not present")
        operation = AddColumnOp.from_column_and_tablename(self.schema, self.table_name, self._reverse.column)
        operation.if_not_exists = self.if_exists
        return operation

    @classmethod
    def from_column_and_tablename(cls, schema, tname, col):
        return cls(tname, col.name, schema=schema,
                   _reverse=AddColumnOp.from_column_and_tablename(schema, tname, col))

    def to_column(self, migration_context=None):
        if self._reverse is not None:
            return self._reverse.column
        return SchemaObjects(migration_context).column(self.column_name, NULLTYPE)

    @classmethod
    def drop_column(cls, operations, table_name, column_name, *, schema=None, **kw):
        return operations.invoke(cls(table_name, column_name, schema=schema, **kw))

    @classmethod
    def batch_drop_column(cls, operations, column_name, **kw):
        return operations.invoke(cls(column_name=column_name, **_here(operations), **kw))


# --- rows and SQL ---


class BulkInsertOp(MigrateOperation):
    def __init__(self, table, rows, *, multiinsert=True):
        self.table = table
        self.rows = rows
        self.multiinsert = multiinsert

    @classmethod
    def bulk_insert(cls, operations, table, rows, *, multiinsert=True):
        operations.invoke(cls(table, rows, multiinsert=multiinsert))


class ExecuteSQLOp(MigrateOperation):
    def __init__(self, sqltext, *, execution_options=None):
        self.sqltext = sqltext
        self.execution_options = execution_options

    @classmethod
    def execute(cls, operations, sqltext, *, execution_options=None):
        return operations.invoke(cls(sqltext, execution_options=execution_options))

    @classmethod
    def batch_execute(cls, operations, sqltext, *, execution_options=None):
        return cls.execute(operations, sqltext, execution_options=execution_options)

    def to_diff_tuple(self):
        return "execute", self.sqltext


_containers = ("OpContainer", "ModifyTableOps", "UpgradeOps", "DowngradeOps", "MigrationScript")


def __getattr__(name):
    if name in _containers:
        import alembic.operations._containers as containers
        value = globals()[name] = getattr(containers, name)
        return value
    if name == "CreateExcludeConstraintOp":
        from alembic.ddl.postgresql import CreateExcludeConstraintOp
        return CreateExcludeConstraintOp
    raise AttributeError(f"module 'alembic.operations.ops' has no attribute {name!r}")
