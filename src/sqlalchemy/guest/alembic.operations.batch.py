"""with op.batch_alter_table(...): directives are kept until its end, and then carried out at once by the host."""
import _operation
from alembic.operations.base import BatchOperations
from sqlalchemy.sql.sqltypes import SchemaType


class BatchContext:
    def __init__(self, operations, table_name, schema, recreate, copy_from, table_args, table_kwargs, reflect_args,
                 reflect_kwargs, naming_convention, partial_reordering):
        self.impl = BatchOperationsImpl(operations, table_name, schema, recreate, copy_from, table_args, table_kwargs,
                                        reflect_args, reflect_kwargs, naming_convention, partial_reordering)
        self.operations = BatchOperations(operations.migration_context, impl=self.impl)

    def __enter__(self):
        return self.operations

    def __exit__(self, type_, value, traceback):
        if type_ is None:
            self.impl.flush()
        return False


class BatchOperationsImpl:
    def __init__(self, operations, table_name, schema, recreate, copy_from, table_args, table_kwargs, reflect_args,
                 reflect_kwargs, naming_convention, partial_reordering):
        if recreate not in ("auto", "always", "never"):
            raise ValueError("recreate may be one of 'auto', 'always', or 'never'.")
        self.operations = operations
        self.impl = operations.impl
        self.dialect = operations.impl.dialect
        self.table_name = table_name
        self.schema = schema
        self.recreate = recreate
        self.copy_from = copy_from
        self.table_args = table_args
        self.table_kwargs = dict(table_kwargs)
        self.reflect_args = reflect_args
        self.reflect_kwargs = dict(reflect_kwargs)
        self.naming_convention = naming_convention
        self.partial_reordering = partial_reordering
        self.batch = []  # name of a function of _operation, its arguments, insert_before, insert_after

    def _keep(self, name, *args, insert_before=None, insert_after=None):
        self.batch.append((name, args, insert_before, insert_after))

    def alter_column(self, table_name, column_name, *, nullable=None, server_default=False, name=None, type_=None,
                     schema=None, comment=False, **kw):
        changes = dict(kw, nullable=nullable, server_default=server_default, name=name, type_=type_, comment=comment)
        self._keep("alter_column", table_name, column_name, schema, changes, {})

    def add_column(self, table_name, column, *, schema=None, if_not_exists=None, inline_references=None,
                   inline_primary_key=None, insert_before=None, insert_after=None, **kw):
        self._keep("add_column", table_name, column, schema, if_not_exists, inline_references, inline_primary_key,
                   insert_before=insert_before, insert_after=insert_after)

    def drop_column(self, table_name, column, *, schema=None, if_exists=None, **kw):
        type_ = kw.get("existing_type")
        self._keep("drop_column", table_name, column, schema, if_exists, type_ if isinstance(type_, SchemaType) else None)

    def add_constraint(self, const, **kw):
        self._keep("add_constraint", const)

    def drop_constraint(self, const, **kw):
        self._keep("drop_constraint", const, kw.get("if_exists"))

    def rename_table(self, old_table_name, new_table_name, schema=None):
        self._keep("rename_table", old_table_name, new_table_name, schema)

    def create_index(self, index, **kw):
        self._keep("create_index", index, kw.get("if_not_exists"))

    def drop_index(self, index, **kw):
        self._keep("drop_index", index, kw.get("if_exists"))

    def create_table_comment(self, table):
        self._keep("create_table_comment", table)

    def drop_table_comment(self, table):
        self._keep("drop_table_comment", table)

    def create_table(self, table, **kw):
        raise NotImplementedError("Can't create table in batch mode")

    def drop_table(self, table, **kw):
        raise NotImplementedError("Can't drop table in batch mode")

    def create_column_comment(self, column):
        pass

    def flush(self):
        settings = {"recreate": self.recreate, "copy_from": self.copy_from,
                    "partial_reordering": self.partial_reordering, "naming_convention": self.naming_convention}
        if self.table_args or self.table_kwargs:
            settings["table"], settings["table_stubs"] = self._stub(
                ("_alembic_tmp_%s" % self.table_name)[0:50], self.table_args, self.table_kwargs)
        if self.reflect_args:
            settings["reflected"], settings["reflected_stubs"] = self._stub(
                self.table_name, self.reflect_args, {})
        _operation.batch(self.table_name, self.schema, settings, self.batch)

    def _stub(self, table_name, items, keywords):
        """A table of the items, and the names of columns that it has only because constraints name them."""
        from sqlalchemy.sql.schema import Column, MetaData, Table
        from sqlalchemy.sql.sqltypes import NULLTYPE
        given = {item.name for item in items if isinstance(item, Column)}
        stubs = []
        for item in items:
            for name in getattr(item, "_pending_colargs", ()):
                if isinstance(name, str) and name not in given and name not in stubs:
                    stubs.append(name)
        columns = [Column(name, NULLTYPE) for name in stubs]
        return Table(table_name, MetaData(), *columns, *items, schema=self.schema, **keywords), stubs
