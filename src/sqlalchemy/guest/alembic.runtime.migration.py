"""alembic.runtime.migration: one run on one database."""
from contextlib import nullcontext

import _context
from alembic.util.exc import CommandError

_LOGGER = "alembic.runtime.migration"


class _ProxyTransaction:
    """The transaction that begin_transaction() opened, whichever it is by then."""

    def __init__(self, migration_context):
        self.migration_context = migration_context

    @property
    def _proxied_transaction(self):
        return self.migration_context._transaction

    def _end(self, commits):
        transaction = self._proxied_transaction
        assert transaction is not None
        transaction.commit() if commits else transaction.rollback()
        self.migration_context._transaction = None

    def rollback(self):
        self._end(False)

    def commit(self):
        self._end(True)

    def __enter__(self):
        return self

    def __exit__(self, type_, value, traceback):
        transaction = self._proxied_transaction
        if transaction is not None:
            transaction.__exit__(type_, value, traceback)
            self.migration_context._transaction = None


class _PrintedTransaction:
    """BEGIN and COMMIT around what is printed; no COMMIT after an error."""

    def __init__(self, context):
        self._context = context

    def __enter__(self):
        self._context.impl.emit_begin()

    def __exit__(self, type_, value, traceback):
        if type_ is None:
            self._context.impl.emit_commit()


class _AutocommitBlock:
    """Statements outside of the run's transaction."""

    def __init__(self, context):
        self._context = context

    def __enter__(self):
        context = self._context
        if not context.as_sql and context._in_external_transaction and not context.connection._has_committed:
            assert context._transaction is not None
        if not _context.autocommit(True):
            self._begin_by_hand(context)

    def _begin_by_hand(self, context):
        """Outside of a run: env.py, or a context that a script made itself."""
        if context.as_sql:
            if context.impl.transactional_ddl:
                context.impl.emit_commit()
            return
        self._had = context._transaction is not None
        if self._had:
            context._transaction.commit()
            context._transaction = None
        self._level = context.connection._options.get("isolation_level")
        context.connection.execution_options(isolation_level="AUTOCOMMIT")

    def __exit__(self, type_, value, traceback):
        context = self._context
        if _context.autocommit(False):
            return
        if context.as_sql:
            if context.impl.transactional_ddl:
                context.impl.emit_begin()
            return
        connection = context.connection
        if connection._transaction is not None:
            connection._transaction.rollback() if type_ is not None else connection._transaction.commit()
        connection._options["isolation_level"] = self._level
        if self._had:
            context._transaction = connection.begin()


class MigrationContext:
    def __init__(self, dialect, connection, opts, environment_context=None):
        self.environment_context, self.opts, self.dialect = environment_context, opts, dialect
        self.script = opts.get("script")
        self._as_sql = opts.get("as_sql", False)
        self._transaction_per_migration = opts.get("transaction_per_migration", False)
        self.on_version_apply_callbacks = opts.get("on_version_apply", ())
        self._transaction = None
        if _context.is_recording():
            from sqlalchemy.engine.base import _recording_connection
            self.connection = _recording_connection(dialect)
            self._in_external_transaction = False
        elif self.as_sql:
            from sqlalchemy.engine.mock import MockConnection
            self.connection = MockConnection(dialect, lambda construct, *args, **kw: self.impl._exec(construct))
            self._in_external_transaction = False
        else:
            self.connection = connection
            in_transaction = getattr(connection, "in_transaction", None)
            self._in_external_transaction = in_transaction is not None and in_transaction()
        self.purge = opts.get("purge", False)
        if "output_buffer" in opts:
            self.output_buffer = opts["output_buffer"]
        else:
            import sys
            self.output_buffer = sys.stdout
        self.transactional_ddl = opts.get("transactional_ddl")
        self._user_compare_type = opts.get("compare_type", True)
        self._user_compare_server_default = opts.get("compare_server_default", False)
        self.version_table = opts.get("version_table", "alembic_version")
        self.version_table_schema = opts.get("version_table_schema", None)
        translation = getattr(self.connection, "_options", {}).get("schema_translate_map")
        if translation:
            self.version_table_schema = translation.get(self.version_table_schema, self.version_table_schema)
        self._start_from_rev = opts.get("starting_rev")
        from alembic.ddl.impl import DefaultImpl
        self.impl = DefaultImpl.get_by_dialect(dialect)(
            dialect, self.connection, self.as_sql, self.transactional_ddl, self.output_buffer, opts)
        self.impl._migration_context = self
        _context.log(_LOGGER, f"Context impl {type(self.impl).__name__}.")
        if self.as_sql:
            _context.log(_LOGGER, "Generating static SQL")
        _context.log(_LOGGER, "Will assume %s DDL."
                     % ("transactional" if self.impl.transactional_ddl else "non-transactional"))

    @property
    def as_sql(self):
        return self._as_sql and not _context.is_converting()

    @classmethod
    def configure(cls, connection=None, url=None, dialect_name=None, dialect=None, environment_context=None,
                  dialect_opts=None, opts=None):
        if opts is None:
            opts = {}
        if connection:
            if hasattr(connection, "dispose"):
                raise CommandError("'connection' argument to configure() is expected to be a "
                                   "sqlalchemy.engine.Connection instance, got %r" % connection)
            dialect = connection.dialect
        elif url or dialect_name:
            from sqlalchemy.engine.url import make_url
            found = make_url(url if url else "%s://" % dialect_name)
            dialect = found.get_dialect()(**(dialect_opts or {}))
            if url:
                opts["_url"] = found.render_as_string(hide_password=False)
        elif not dialect:
            raise Exception("Connection, url, or dialect_name is required.")
        return MigrationContext(dialect, connection, opts, environment_context)

    @property
    def _version(self):
        if "_version_table" not in self.__dict__:
            from sqlalchemy import Column, MetaData, PrimaryKeyConstraint, String, Table
            table = Table(self.version_table, MetaData(), Column("version_num", String(32), nullable=False),
                          schema=self.version_table_schema)
            if self.opts.get("version_table_pk", True):
                table.append_constraint(PrimaryKeyConstraint("version_num", name=f"{self.version_table}_pkc"))
            self._version_table = table
        return self._version_table

    def autocommit_block(self):
        return _AutocommitBlock(self)

    def begin_transaction(self, _per_migration=False):
        if self._in_external_transaction:
            return nullcontext()
        if self.impl.transactional_ddl:
            begins = _per_migration == self._transaction_per_migration
        else:
            begins = _per_migration is True
        if not begins or self.as_sql and not self.impl.transactional_ddl:
            return nullcontext()
        if self.as_sql:
            return _PrintedTransaction(self)
        if not self.impl.transactional_ddl and self._transaction is not None:
            return nullcontext()
        self._transaction = self.connection.get_transaction() or self.connection.begin()
        return _ProxyTransaction(self)

    def get_current_revision(self):
        heads = self.get_current_heads()
        if len(heads) > 1:
            raise CommandError("Version table '%s' has more than one head present; please use get_current_heads()"
                               % self.version_table)
        return heads[0] if heads else None

    def get_current_heads(self):
        if self.as_sql:
            start = self._start_from_rev
            if start == "base" or start is None:
                return ()
            if self.script:
                ids = [start] if isinstance(start, str) else list(start)
                return tuple(self.script.get_revision(one).revision for one in ids if one not in (None, "base"))
            return (start,)
        if self._start_from_rev:
            raise CommandError("Can't specify current_rev to context when using a database connection")
        if not self._has_version_table():
            return ()
        _context.flush()
        sql = "SELECT version_num FROM " + self._version_name()
        return tuple(row[0] for row in self.connection.exec_driver_sql(sql))

    def _version_name(self):
        quote = self.dialect.identifier_preparer.quote
        name = quote(self.version_table)
        return f"{quote(self.version_table_schema)}.{name}" if self.version_table_schema else name

    def _has_version_table(self):
        from sqlalchemy.sql.elements import text
        if self.dialect.name == "postgresql":
            name = self._version_name()
            sql = "SELECT pg_catalog.to_regclass(:name) IS NOT NULL"
            return bool(self.connection.execute(text(sql), {"name": name}).scalar())
        schema = self.version_table_schema
        master = (self.dialect.identifier_preparer.quote(schema) + "." if schema else "") + "sqlite_master"
        sql = f"SELECT 1 FROM {master} WHERE type IN ('table', 'view') AND name COLLATE NOCASE = :name"
        return self.connection.execute(text(sql), {"name": self.version_table}).first() is not None

    def _ensure_version_table(self, purge=False):
        if not self._has_version_table():
            key = f", \n    CONSTRAINT {self.version_table}_pkc PRIMARY KEY (version_num)" \
                if self.opts.get("version_table_pk", True) else ""
            self.connection.exec_driver_sql(f"CREATE TABLE {self._version_name()} (\n    version_num VARCHAR(32) "
                                            f"NOT NULL{key}\n)")
        if purge:
            self.connection.exec_driver_sql("DELETE FROM " + self._version_name())

    def stamp(self, script_directory, revision):
        raise NotImplementedError("limbeck stamps by its command: limbeck stamp " + str(revision))

    def run_migrations(self, **kw):
        opts, connection = self.opts, self.connection
        if not self.as_sql and connection is None:
            raise AssertionError
        keywords = {
            "context": self, "dialect": self.dialect._family, "url": opts.get("_url"),
            "transactional_ddl": self.impl.transactional_ddl,
            "transaction_per_migration": self._transaction_per_migration,
            "version_table": self.version_table, "version_table_schema": self.version_table_schema,
            "version_table_pk": opts.get("version_table_pk", True), "literal_binds": opts.get("literal_binds"),
            "has_named_style": self.dialect.paramstyle == "named",
            "starting_rev": self._start_from_rev if isinstance(self._start_from_rev, str) else None,
            "has_callbacks": bool(self.on_version_apply_callbacks),
        }
        if self.as_sql:
            keywords["is_outer"] = True
            if "output_buffer" in opts:
                keywords["output_buffer"] = opts["output_buffer"]
        else:
            keywords["handle"] = connection._handle
            keywords["is_autocommit"] = connection._is_autocommit
            # Without begin_transaction() nobody commits.
            is_lost = self.impl.transactional_ddl and not self._transaction_per_migration and self._transaction is None
            keywords["is_outer"] = (self._in_external_transaction or is_lost) and not connection._is_autocommit
            if keywords["is_outer"] and connection._transaction is None:
                from sqlalchemy.engine.base import RootTransaction
                RootTransaction(connection, False)
            keywords["url"] = connection.engine.url.render_as_string(hide_password=True)
        _context.run_migrations(keywords, kw)

    def _applied(self, is_upgrade, is_stamp, up, down, heads, arguments):
        step = MigrationInfo(self.script, is_upgrade, is_stamp, tuple(up), tuple(down))
        for callback in self.on_version_apply_callbacks:
            callback(ctx=self, step=step, heads=set(heads), run_args=arguments)

    def _in_connection_transaction(self):
        in_transaction = getattr(self.connection, "in_transaction", None)
        return in_transaction() if in_transaction is not None else False

    def execute(self, sql, execution_options=None):
        self.impl._exec(sql, execution_options)

    @property
    def bind(self):
        return self.connection

    @property
    def config(self):
        return self.environment_context.config if self.environment_context else None


class MigrationInfo:
    """A step that was applied, for the functions of on_version_apply."""

    def __init__(self, revision_map, is_upgrade, is_stamp, up_revisions, down_revisions):
        self.revision_map, self.is_upgrade, self.is_stamp = revision_map, is_upgrade, is_stamp
        self.up_revision_ids = (up_revisions,) if isinstance(up_revisions, str) else tuple(up_revisions)
        self.down_revision_ids = (down_revisions,) if isinstance(down_revisions, str) else tuple(down_revisions)

    @property
    def is_migration(self):
        return not self.is_stamp

    @property
    def up_revision_id(self):
        if len(self.up_revision_ids) > 1:
            raise ValueError("Multiple up revisions exist")
        return self.up_revision_ids[0] if self.up_revision_ids else None

    @property
    def source_revision_ids(self):
        return self.down_revision_ids if self.is_upgrade else self.up_revision_ids

    @property
    def destination_revision_ids(self):
        return self.up_revision_ids if self.is_upgrade else self.down_revision_ids

    def _revisions(self, ids):
        return self.revision_map.get_revisions(ids)

    @property
    def up_revision(self):
        return self.revision_map.get_revision(self.up_revision_id)

    @property
    def up_revisions(self):
        return self._revisions(self.up_revision_ids)

    @property
    def down_revisions(self):
        return self._revisions(self.down_revision_ids)

    @property
    def source_revisions(self):
        return self._revisions(self.source_revision_ids)

    @property
    def destination_revisions(self):
        return self._revisions(self.destination_revision_ids)
