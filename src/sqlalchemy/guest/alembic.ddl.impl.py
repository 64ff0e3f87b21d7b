"""What each database is asked to do; the text and the way to it are the host's."""
import _host
import _context
import _operation

_impls = {}


def _of_first(dialect, table, rows):
    """The first row says which columns a statement for many rows has; parameters for others are not asked for."""
    columns, first = table.c, rows[0].keys()
    keys = [key for key in first if not isinstance(key, str) or key in columns]
    if len(keys) == len(first) and all(row.keys() == first for row in rows):
        return rows
    from sqlalchemy.engine._statements import check_rows
    check_rows(dialect, table, rows)
    return [{key: row[key] for key in keys if key in row} for row in rows]


def _check_name(impl, constraint):
    """A name that is no text has no length, which SQLAlchemy asks for where constraints are altered."""
    if constraint.name is not None and not isinstance(constraint.name, str) and impl.__dialect__ != "sqlite":
        len(constraint.name)


def _check_comment(comment):
    if comment is not None and comment is not False and not isinstance(comment, str):
        from sqlalchemy.exc import CompileError
        raise CompileError(f'Could not render literal value "{comment}" with datatype VARCHAR; see parent stack trace for more '
                           "detail.")


class DefaultImpl:
    __dialect__ = "default"
    transactional_ddl = False
    command_terminator = ";"
    type_synonyms = ({"NUMERIC", "DECIMAL"},)
    type_arg_extract = ()
    identity_attrs_ignore = ("order", "on_null")

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        if "__dialect__" in cls.__dict__:
            _impls[cls.__dialect__] = cls

    def __init__(self, dialect, connection, as_sql, transactional_ddl=None, output_buffer=None, context_opts=None):
        self.dialect = dialect
        self.connection = connection
        self.as_sql = as_sql
        self.context_opts = context_opts or {}
        self.literal_binds = self.context_opts.get("literal_binds", False)
        self.output_buffer = output_buffer
        self.memo = {}
        if transactional_ddl is not None:
            self.transactional_ddl = transactional_ddl

    @property
    def as_sql(self):
        return self._as_sql and not _context.is_converting()

    @as_sql.setter
    def as_sql(self, value):
        self._as_sql = value

    @classmethod
    def get_by_dialect(cls, dialect):
        return _impls[dialect.name]

    @property
    def bind(self):
        return self.connection

    def static_output(self, text):
        if "output_buffer" in self.context_opts:
            self.output_buffer.write(text + "\n\n")
            self.output_buffer.flush()
        else:
            _context.output(text + "\n\n")

    def requires_recreate_in_batch(self, batch_op):
        return False

    def _exec(self, construct, execution_options=None, multiparams=None, params=None):
        if self.as_sql:
            if multiparams is not None or params:
                raise TypeError("SQL parameters not allowed with as_sql")
            if not _operation.is_running():
                return self._print_now(construct)
        elif multiparams or params or not _operation.is_running():
            return self._execute_now(construct, execution_options, multiparams or params)
        if _host.is_opaque(construct):
            _host.refuse(construct, "a statement")
        if not self.as_sql and not isinstance(construct, str) and (
                not hasattr(construct, "compile") or getattr(construct, "__visit_name__", None) in ("table", "column")):
            from sqlalchemy.exc import ObjectNotExecutableError
            raise ObjectNotExecutableError(construct)
        if getattr(construct, "_is_ddl", False):
            from sqlalchemy.ext.compiler import compiled_text
            return _operation.execute_text(compiled_text(construct, self.dialect))
        return _operation.execute(construct, execution_options, self.connection)

    def _print_now(self, construct):
        """Offline, outside of the run."""
        if isinstance(construct, str):
            from sqlalchemy import text
            construct = text(construct)
        if getattr(construct, "_is_ddl", False):
            sql = str(construct.compile(dialect=self.dialect))
        else:
            sql = str(construct.compile(dialect=self.dialect, compile_kwargs={"literal_binds": True}))
        self.static_output(sql.replace("\t", "    ").strip() + self.command_terminator)

    def _execute_now(self, construct, execution_options, parameters):
        if isinstance(construct, str):
            from sqlalchemy import text
            construct = text(construct)
        connection = self.connection
        if execution_options:
            connection = connection.execution_options(**execution_options)
        return connection.execute(construct, parameters) if parameters else connection.execute(construct)

    def execute(self, sql, execution_options=None):
        self._exec(sql, execution_options)

    def alter_column(self, table_name, column_name, *, nullable=None, server_default=False, name=None, type_=None,
                     schema=None, comment=False, **kw):
        options = {key: value for key, value in kw.items() if key.partition("_")[0] in _impls}
        _operation.alter_column(table_name, column_name, schema,
                                dict(kw, nullable=nullable, server_default=server_default, name=name, type_=type_,
                                     comment=comment, options=options,
                                     is_type_a_class=isinstance(type_ or kw.get("existing_type"), type)))

    def add_column(self, table_name, column, *, schema=None, if_not_exists=None, inline_references=None,
                   inline_primary_key=None, **kw):
        _operation.add_column(table_name, column, schema, if_not_exists, inline_references, inline_primary_key)

    def drop_column(self, table_name, column, *, schema=None, if_exists=None, **kw):
        if column.name is None:
            column.name.lower()  # which None does not have
        _operation.drop_column(table_name, column, schema, if_exists, None)

    def add_constraint(self, const, **kw):
        _check_name(self, const)
        if const._create_rule is None or const._create_rule(self):
            _operation.add_constraint(const)

    def drop_constraint(self, const, **kw):
        _check_name(self, const)
        _operation.drop_constraint(const, kw.get("if_exists"))

    def rename_table(self, old_table_name, new_table_name, schema=None):
        _operation.rename_table(old_table_name, new_table_name, schema)

    def create_table(self, table, **kw):
        _told(table, "before_create", self)
        _operation.create_table(table, kw.get("if_not_exists"))
        _told(table, "after_create", self)

    def drop_table(self, table, **kw):
        _told(table, "before_drop", self)
        _operation.drop_table(table, kw.get("if_exists"))
        _told(table, "after_drop", self)

    def create_index(self, index, **kw):
        _operation.create_index(index, kw.get("if_not_exists"))

    def drop_index(self, index, **kw):
        _operation.drop_index(index, kw.get("if_exists"))

    def create_table_comment(self, table):
        _check_comment(table.comment)
        _operation.create_table_comment(table)

    def drop_table_comment(self, table):
        _operation.drop_table_comment(table)

    def create_column_comment(self, column):
        _check_comment(column.comment)
        _operation.create_column_comment(column)

    def bulk_insert(self, table, rows, multiinsert=True):
        if not isinstance(rows, list):
            raise TypeError("List expected")
        if rows and not isinstance(rows[0], dict):
            raise TypeError("List of dictionaries expected")
        if rows and table.insert:
            if multiinsert and not self.as_sql:
                rows = _of_first(self.dialect, table, rows)
            _operation.bulk_insert(table, rows, multiinsert)

    def render_type(self, type_obj, autogen_context):
        return False

    def compare_type(self, inspector_column, metadata_column):
        return str(inspector_column.type) != str(metadata_column.type)

    def autogen_column_reflect(self, inspector, table, column_info):
        pass

    def correct_for_autogen_constraints(self, conn_uniques, conn_indexes, metadata_uniques, metadata_indexes):
        pass

    def correct_for_autogen_foreignkeys(self, conn_fks, metadata_fks):
        pass

    def start_migrations(self):
        pass

    def emit_begin(self):
        self.static_output("BEGIN" + self.command_terminator)

    def emit_commit(self):
        self.static_output("COMMIT" + self.command_terminator)


def _told(table, event, impl):
    """Calls what listens for the table's creation, DDL objects among it."""
    listeners = table._listeners
    if listeners and event in listeners:
        for fn in list(listeners[event]):
            fn(table, impl.connection, checkfirst=False, _ddl_runner=impl)


class PostgresqlImpl(DefaultImpl):
    __dialect__ = "postgresql"
    transactional_ddl = True
    type_synonyms = DefaultImpl.type_synonyms + ({"FLOAT", "DOUBLE PRECISION"},)

    def create_table(self, table, **kw):
        _check_comment(table.comment)
        for column in table.c:
            _check_comment(column.comment)
        DefaultImpl.create_table(self, table, **kw)

    def alter_column(self, table_name, column_name, **kw):
        bool(kw.get("postgresql_using"))  # text: an expression is neither true nor false
        _check_comment(kw.get("comment"))
        DefaultImpl.alter_column(self, table_name, column_name, **kw)


class SQLiteImpl(DefaultImpl):
    __dialect__ = "sqlite"

    def requires_recreate_in_batch(self, batch_op):
        from sqlalchemy.sql.schema import Computed, DefaultClause
        for name, args, _ in batch_op.batch:
            if name == "add_column":
                default = args[1].server_default
                if isinstance(default, DefaultClause) and not isinstance(default.arg, str):
                    return True
                if isinstance(default, Computed) and default.persisted:
                    return True
            elif name not in ("create_index", "drop_index"):
                return True
        return False

    def _refuse(self):
        raise NotImplementedError("No support for ALTER of constraints in SQLite dialect. Please refer to the batch "
                                  "mode feature which allows for SQLite migrations using a copy-and-move strategy.")

    def add_constraint(self, const, **kw):
        _check_name(self, const)
        if const._create_rule is None:
            self._refuse()
        elif const._create_rule(self):
            import warnings
            warnings.warn("Skipping unsupported ALTER for creation of implicit constraint. Please refer to the batch "
                          "mode feature which allows for SQLite migrations using a copy-and-move strategy.")

    def drop_constraint(self, const, **kw):
        _check_name(self, const)
        if const._create_rule is None:
            self._refuse()


class MySQLImpl(DefaultImpl):
    __dialect__ = "mysql"
    type_synonyms = DefaultImpl.type_synonyms + ({"BOOL", "TINYINT"}, {"JSON", "LONGTEXT"})

    def drop_constraint(self, const, **kw):
        _check_name(self, const)
        if const.__visit_name__ == "table_or_column_check_constraint" and const._type_bound:
            return
        DefaultImpl.drop_constraint(self, const, **kw)


class MariaDBImpl(MySQLImpl):
    __dialect__ = "mariadb"


class MSSQLImpl(DefaultImpl):
    __dialect__ = "mssql"


class OracleImpl(DefaultImpl):
    __dialect__ = "oracle"
