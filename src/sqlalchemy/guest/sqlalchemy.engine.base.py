"""sqlalchemy.engine.base: engines, connections and transactions."""
import _database
from sqlalchemy.engine.url import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, InvalidRequestError, PendingRollbackError, ResourceClosedError, StatementError

_TEXT, _DRIVER, _NONE = 0, 1, 2  # how places of parameters are spelled
_PLAIN_TYPES = ("NullType", "Integer", "String", "Boolean", "Text", "Unicode", "BigInteger", "SmallInteger",
                "LargeBinary", "UnicodeText")
_WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


class Transaction:
    """A transaction, or a savepoint, of a connection."""

    def __init__(self, connection):
        self.connection, self.is_active = connection, True

    @property
    def is_valid(self):
        return self.is_active and not self.connection.invalidated

    def _check(self, what):
        if not self.is_active:
            if self._is_current():
                raise InvalidRequestError(f"Can't operate on {'savepoint' if self.nested else 'root'} transaction that "
                                          "is not active")
            raise InvalidRequestError("This transaction is inactive")

    def commit(self):
        self._check("commit")
        try:
            self._do_commit()
        except BaseException:
            self.rollback()
            raise
        self._leave()

    def rollback(self):
        try:
            if self.is_active:
                self._do_rollback()
        finally:
            self._leave()

    def close(self):
        self.rollback()

    def __enter__(self):
        return self

    def __exit__(self, type_, value, traceback):
        if type_ is None and self.is_active:
            self.commit()
        else:
            self.rollback()


class RootTransaction(Transaction):
    nested = False

    def __init__(self, connection, is_explicit=True):
        super().__init__(connection)
        self._is_explicit = is_explicit
        connection._transaction = self

    def _is_current(self):
        return self.connection._transaction is self

    def _leave(self):
        self.is_active = False
        if self.connection._transaction is self:
            self.connection._transaction = None
            self.connection._nested_transaction = None

    def _do_commit(self):
        self.connection._handle.commit()

    def _do_rollback(self):
        if not self.connection.closed:
            self.connection._handle.rollback()


class NestedTransaction(Transaction):
    nested = True

    def __init__(self, connection):
        super().__init__(connection)
        connection._savepoints += 1
        self._name = f"sa_savepoint_{connection._savepoints}"
        self._previous = connection._nested_transaction
        connection._send("SAVEPOINT " + self._name, None, _NONE, force_begin=True)
        connection._nested_transaction = self

    def _is_current(self):
        return self.connection._nested_transaction is self

    def _leave(self):
        self.is_active = False
        if self.connection._nested_transaction is self:
            self.connection._nested_transaction = self._previous

    def _do_commit(self):
        self.connection._send("RELEASE SAVEPOINT " + self._name, None, _NONE)

    def _do_rollback(self):
        root = self.connection._transaction
        if root is not None and root.is_active and not self.connection.closed:
            self.connection._send("ROLLBACK TO SAVEPOINT " + self._name, None, _NONE)


TwoPhaseTransaction = RootTransaction


class Connection:
    """A connection to the database; it begins a transaction by itself at the first statement."""

    should_close_with_result = False
    invalidated = False
    _is_future = True

    def __init__(self, engine, handle=None):
        self.engine, self.dialect = engine, engine.dialect
        self._handle = _database.connect(engine._url_text) if handle is None else handle
        self._transaction = self._nested_transaction = None
        self._savepoints, self._options, self.info = 0, dict(engine._execution_options), {}
        self.dialect._on_connect(self) if hasattr(self.dialect, "_on_connect") else self._learn()

    def _learn(self):
        dialect = self.dialect
        if dialect.server_version_info is None:
            number = self._handle.server_version
            if dialect._family == "sqlite":
                dialect.server_version_info = (number // 1000000, number // 1000 % 1000, number % 1000)
            else:
                dialect.server_version_info = (number // 10000, number % 10000)

    # --- what it is ---

    @property
    def closed(self):
        return self._handle.closed

    @property
    def connection(self):
        return _DriverConnection(self)

    @property
    def default_isolation_level(self):
        return "SERIALIZABLE" if self.dialect._family == "sqlite" else "READ COMMITTED"

    def get_isolation_level(self):
        level = self._options.get("isolation_level")
        return self.default_isolation_level if level in (None, "AUTOCOMMIT") else level

    def get_execution_options(self):
        return dict(self._options)

    def execution_options(self, **opt):
        level = opt.get("isolation_level")
        if level is not None:
            if self._transaction is not None and level != self._options.get("isolation_level",
                                                                            self.default_isolation_level):
                raise InvalidRequestError(
                    "This connection has already initialized a SQLAlchemy Transaction() object via begin() or autobegin; "
                    "isolation_level may not be altered unless rollback() or commit() is called first.")
            opt["isolation_level"] = level.replace("_", " ").upper()
        self._options.update(opt)
        return self

    @property
    def _is_autocommit(self):
        return self._options.get("isolation_level") == "AUTOCOMMIT"

    def get_bind(self):
        return self

    def connect(self, **kw):
        return self

    def detach(self):
        pass

    def invalidate(self, exception=None):
        self.close()

    def schema_for_object(self, obj):
        if not getattr(obj, "_is_translated", False):
            return obj.schema
        return (self._options.get("schema_translate_map") or {}).get(obj.schema, obj.schema)

    def _translation(self, statement):
        """The map of schemas that holds for a statement, or None."""
        own = getattr(statement, "_execution_options", None)
        return own["schema_translate_map"] if own and "schema_translate_map" in own else \
            self._options.get("schema_translate_map")

    # --- transactions ---

    def in_transaction(self):
        if self._handle.is_running:
            return True
        return self._transaction is not None and self._transaction.is_active

    def in_nested_transaction(self):
        return self._nested_transaction is not None and self._nested_transaction.is_active

    def get_transaction(self):
        if self._transaction is None and self._handle.is_running:
            RootTransaction(self, False)
        return self._transaction

    def get_nested_transaction(self):
        return self._nested_transaction

    def begin(self):
        if self._transaction is not None:
            raise InvalidRequestError(
                "This connection has already initialized a SQLAlchemy Transaction() object via begin() or autobegin; "
                "can't call begin() here unless rollback() or commit() is called first.")
        if self._handle.is_running:
            return _RunTransaction(self)
        return RootTransaction(self)

    def begin_nested(self):
        if self._transaction is None:
            RootTransaction(self, False)
        return NestedTransaction(self)

    def begin_twophase(self, xid=None):
        raise NotImplementedError("limbeck has no two-phase transactions")

    _has_committed = False  # within a run, and nothing was sent since

    def commit(self):
        self._has_committed = True
        if self._transaction is not None:
            self._transaction.commit()
        elif not self._handle.closed:  # a script may have committed its transaction, and the run begun another
            self._handle.commit()

    def rollback(self):
        if self._transaction is not None:
            self._transaction.rollback()
        elif not self._handle.closed and self._handle.transaction():
            self._handle.rollback()

    def close(self):
        if self._handle.closed or self._handle.is_running:
            return
        if self._transaction is not None:
            self._transaction.close()
        self._handle.close()

    def __enter__(self):
        return self

    def __exit__(self, type_, value, traceback):
        self.close()

    # --- statements ---

    def _begin_for(self, sql, force):
        """What the driver does before a statement: psycopg2 always begins, sqlite3 before a change only."""
        handle = self._handle
        if handle.is_running:
            return
        if handle.closed:
            raise ResourceClosedError("This Connection is closed")
        if self._transaction is None:
            RootTransaction(self, False)
        elif not self._transaction.is_active:
            raise PendingRollbackError(
                "Can't reconnect until invalid transaction is rolled back.  Please rollback() fully before proceeding")
        if self._is_autocommit:
            return
        if self.dialect._family != "sqlite" or force or any(_database.begins_with(sql, word) for word in _WRITES):
            handle.begin()

    def _send(self, sql, parameters, style, force_begin=False, statement=None):
        self._has_committed = False
        self._begin_for(sql, force_begin)
        try:
            return self._handle.execute(sql, parameters, style)
        except StatementError as error:
            if error._is_earlier:
                raise
            error.statement = str(statement) if statement is not None else self._shown(sql, style)
            if error.code == "cd3x":
                error.params = [parameters] if parameters else None
            elif parameters:
                error.params = self._shown_parameters(sql, parameters, style)
            raise
        except _driver_errors() as error:
            wrapped = self._with_hstore(parameters, error)
            if wrapped is not None:
                return self._send(sql, wrapped, style, force_begin, statement)
            raise DBAPIError.instance(self._shown(sql, style), self._shown_parameters(sql, parameters, style), error, None)

    def _with_hstore(self, parameters, error):
        """Parameters whose dictionaries are written as psycopg2 writes them where there is hstore."""
        if not str(error).endswith("adapt type 'dict'") or not self._has_hstore():
            return None
        from sqlalchemy.engine._bound import _Hstore
        wrap = lambda value: _Hstore(value) if isinstance(value, dict) else value
        if isinstance(parameters, dict):
            return {key: wrap(value) for key, value in parameters.items()}
        return tuple(wrap(value) for value in parameters)

    def _shown(self, sql, style):
        """A statement as SQLAlchemy hands it to the driver."""
        if style != _TEXT:
            return sql
        import re
        style = self.dialect.paramstyle
        place = "?" if style == "qmark" else r"%(\1)s" if style == "pyformat" else r":\1"
        if style == "pyformat":
            sql = sql.replace("%", "%%")
        sql = re.sub(r"(?<![:\w$\\]):([\w$]+)(?![:\w$])", place, sql)
        return re.sub(r"\\(:[\w$]*)(?![:\w$])", r"\1", sql)

    def _shown_parameters(self, sql, parameters, style):
        if style == _TEXT and self.dialect.paramstyle == "qmark" and isinstance(parameters, dict):
            import re
            return tuple(parameters.get(name) for name in re.findall(r"(?<![:\w$\\]):([\w$]+)(?![:\w$])", sql))
        return parameters

    def exec_driver_sql(self, statement, parameters=None, execution_options=None):
        if isinstance(parameters, list) and parameters and isinstance(parameters[0], (tuple, list, dict)):
            return self._many(statement, parameters, _DRIVER)
        if isinstance(parameters, list):
            parameters = tuple(parameters)
        return self._result(self._read_hstore(self._send(statement, parameters, _DRIVER)))

    def _many(self, sql, parameters, style, converters=None):
        count = 0
        try:
            for group, one in enumerate(parameters):
                cursor = self._send(sql, one, style)
                count += max(cursor.affected, 0)
        except StatementError as error:
            if error._is_earlier:
                raise
            if error.code == "cd3x" and group:
                error.args = (f"{error.args[0]}, in parameter group {group}",)
            error.params = list(parameters) if error.code == "cd3x" else [self._shown_parameters(sql, one, style) for one in parameters]
            error.ismulti = True
            raise
        return self._result(None, rowcount=count)

    def _result(self, cursor, compiled=None, parameters=None, rowcount=None):
        from sqlalchemy.engine.cursor import CursorResult
        return CursorResult(self, cursor, compiled, parameters, rowcount)

    # SQLAlchemy asks each new connection whether it has hstore. Here it is asked when it matters.

    _hstore = None

    def _has_hstore(self):
        """(the type's OID, that of its arrays), or () where the extension is not there."""
        if self._hstore is None:
            found = list(self._handle.execute("SELECT oid::int8, typarray::int8 FROM pg_type WHERE typname = 'hstore'", None, _NONE))
            self._hstore = tuple(found[0]) if found else ()
        return self._hstore

    def _read_hstore(self, cursor):
        if cursor is None or cursor.foreign is None:
            return cursor
        types = cursor.types

        def converter(oid):
            def read(value):
                if not isinstance(value, str) or "=>" not in value or oid not in self._has_hstore():
                    return value
                from sqlalchemy.engine._statements import _hstore
                if oid == self._hstore[1]:
                    return [None if one is None else _hstore(one) for one in _database.texts(value)]
                return _hstore(value)

            return read

        made = [None] * len(types)
        for i in cursor.foreign:
            made[i] = converter(types[i])
        cursor.set_converters(made)
        return cursor

    def execute(self, statement, *multiparams, execution_options=None, **params):
        parameters = _distill(multiparams, params)
        if isinstance(statement, str):
            return self.exec_driver_sql(statement, parameters)
        if type(statement).__name__ == "Compiled":
            statement = statement.statement
        run = getattr(statement, "_execute_on_connection", None)
        if run is not None and not getattr(type(statement), "_is_limbeck_statement", False):
            return run(self, parameters, execution_options or {})
        if getattr(statement, "__visit_name__", None) == "textclause":
            return self._execute_text(statement, parameters)
        from sqlalchemy.engine._statements import execute
        return execute(self, statement, parameters, execution_options or {})

    def _execute_text(self, statement, parameters):
        sql = statement.text
        bound = getattr(statement, "_bindparams", None)
        if bound and not all(type(bind.type).__name__ in _PLAIN_TYPES and not bind.expanding for bind in bound.values()):
            from sqlalchemy.engine._statements import execute
            return execute(self, statement, parameters, {})
        if isinstance(parameters, tuple):
            parameters = dict(zip(bound or (), parameters))
        if isinstance(parameters, list):
            return self._many(sql, [self._with_defaults(bound, one) for one in parameters], _TEXT)
        parameters = self._with_defaults(bound, parameters)
        return self._result(self._read_hstore(self._send(sql, parameters, _TEXT)), statement, parameters)

    def _with_defaults(self, bound, parameters):
        if not bound:
            return parameters or {}
        found = {key: bind.effective_value if hasattr(bind, "effective_value") else bind.value
                 for key, bind in bound.items() if not getattr(bind, "required", False)}
        found.update(parameters or {})
        return found

    def scalar(self, statement, parameters=None, *, execution_options=None, **params):
        return self.execute(statement, *(() if parameters is None else (parameters,)), **params).scalar()

    def scalars(self, statement, parameters=None, *, execution_options=None):
        return self.execute(statement, *(() if parameters is None else (parameters,))).scalars()

    def _last_row_id(self):
        if self.dialect._family != "sqlite":
            return 0
        return next(self._handle.execute("SELECT last_insert_rowid()", None, _NONE))[0]

    def _run_ddl_visitor(self, visitorcallable, element, **kwargs):
        raise NotImplementedError("limbeck makes DDL through metadata.create_all() and op.* only")

    def run_callable(self, callable_, *args, **kwargs):
        return callable_(self, *args, **kwargs)

    def __repr__(self):
        return f"<sqlalchemy.engine.base.Connection object at {hex(id(self))}>"


def _recording_connection(dialect):
    """A connection that has its statements written down."""
    from sqlalchemy.engine.url import make_url
    connection = Connection.__new__(Connection)
    connection.engine, connection.dialect = Engine(make_url(f"{dialect._family}://"), dialect, {}), dialect
    connection._handle, connection._options, connection.info = _database.recording(), {}, {}
    connection._transaction = connection._nested_transaction = None
    connection._savepoints = 0
    return connection


class _RunTransaction:
    """`with bind.begin():` in a script: the run's own transaction goes on around it."""

    nested, is_active, is_valid = False, True, True

    def __init__(self, connection):
        self.connection = connection

    def commit(self):
        self.is_active = False
        self.connection._handle.commit()

    def rollback(self):
        self.is_active = False
        self.connection._handle.rollback()

    close = rollback

    def __enter__(self):
        return self

    def __exit__(self, type_, value, traceback):
        if type_ is None and self.is_active:
            self.commit()
        elif self.is_active:
            self.rollback()


def _driver_errors():
    """What binding a value may raise besides SQLAlchemy's own."""
    import sys
    return tuple(sys.modules[name].Error for name in ("psycopg2", "sqlite3") if name in sys.modules)


def _distill(multiparams, params):
    """None, a dict, a tuple, or a list of several; as SQLAlchemy 1.3 and 2.0 take them."""
    if not multiparams:
        return params or None
    if len(multiparams) == 1:
        first = multiparams[0]
        if first is None or isinstance(first, dict):
            return first
        if isinstance(first, (list, tuple)):
            if not first:
                return None
            if isinstance(first[0], (list, tuple, dict)) or hasattr(first[0], "keys"):
                return list(first)
            return tuple(first)
        if hasattr(first, "keys"):
            return dict(first)
        return (first,)
    if hasattr(multiparams[0], "keys") or isinstance(multiparams[0], (list, tuple)):
        return list(multiparams)
    return tuple(multiparams)


class _DriverConnection:
    """What connection.connection gives: the driver's connection, which limbeck does not have."""

    def __init__(self, connection):
        self._connection = connection

    @property
    def dbapi_connection(self):
        return self

    driver_connection = dbapi_connection

    def cursor(self, *args, **kw):
        return _DriverCursor(self._connection)

    def commit(self):
        self._connection.commit()

    def rollback(self):
        self._connection.rollback()

    def close(self):
        pass

    @property
    def notices(self):
        return []

    @property
    def info(self):
        """Where it leads to, for a line of a log."""
        from types import SimpleNamespace
        url = self._connection.engine.url
        return SimpleNamespace(host=url.host or "", port=url.port or 5432, dbname=url.database or url.username, user=url.username,
                               password=url.password or "", hostaddr=url.host or "", options="", status=0,
                               transaction_status=0, server_version=self._connection.dialect.server_version_info[0] * 10000,
                               backend_pid=0, error_message="", parameter_status=lambda name: None,
                               dsn=f"host={url.host} port={url.port or 5432} dbname={url.database} user={url.username}",
                               get_parameters=lambda: {}, dsn_parameters={},
                               pgconn=SimpleNamespace(protocol_version=3, ssl_in_use=False))

    def __getattr__(self, name):
        raise NotImplementedError(f"limbeck has no driver's connection: {name} is not available")


class _DriverCursor:
    """The plain part of the DB-API's cursors."""

    arraysize = 1

    def __init__(self, connection):
        self._connection, self._result = connection, None

    def execute(self, operation, parameters=None):
        if hasattr(operation, "as_string"):
            operation = operation.as_string(self._connection)
        self._result = self._connection.exec_driver_sql(operation, parameters)
        return self

    def executemany(self, operation, seq_of_parameters):
        self._result = self._connection.exec_driver_sql(operation, list(seq_of_parameters))
        return self

    def fetchone(self):
        row = self._result.fetchone()
        return None if row is None else tuple(row)

    def fetchall(self):
        return [tuple(row) for row in self._result.fetchall()]

    def fetchmany(self, size=None):
        return [tuple(row) for row in self._result.fetchmany(size or self.arraysize)]

    def __iter__(self):
        return iter(self.fetchall())

    @property
    def rowcount(self):
        return -1 if self._result is None else self._result.rowcount

    @property
    def lastrowid(self):
        return self._result.lastrowid

    @property
    def description(self):
        if self._result is None or not self._result.returns_rows:
            return None
        return tuple((name, None, None, None, None, None, None) for name in self._result.keys())

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        pass

    def __getattr__(self, name):
        raise NotImplementedError(f"limbeck has no driver's cursor: {name} is not available")


class Engine:
    """Where connections come from; each is a new one."""

    _is_future = True
    echo = False
    hide_parameters = False

    def __init__(self, url, dialect=None, execution_options=None, **kw):
        self.url = make_url(url)
        self._url_text = self.url.render_as_string(hide_password=False)
        self.dialect = self.url.get_dialect()(**kw) if dialect is None else dialect
        self._execution_options = dict(execution_options or {})
        self.pool = _Pool()

    @property
    def engine(self):
        return self

    @property
    def name(self):
        return self.dialect.name

    @property
    def driver(self):
        return self.dialect.driver

    def connect(self):
        return Connection(self)

    def begin(self):
        return _EngineTransaction(self)

    def raw_connection(self):
        return _DriverConnection(self.connect())

    def dispose(self, close=True):
        pass

    def execution_options(self, **opt):
        copy = Engine.__new__(Engine)
        copy.__dict__.update(self.__dict__)
        copy._execution_options = {**self._execution_options, **opt}
        return copy

    def get_execution_options(self):
        return dict(self._execution_options)

    def update_execution_options(self, **opt):
        self._execution_options.update(opt)

    def clear_compiled_cache(self):
        pass

    def _run_ddl_visitor(self, visitorcallable, element, **kwargs):
        with self.begin() as connection:
            connection._run_ddl_visitor(visitorcallable, element, **kwargs)

    # Of SQLAlchemy 1.3: each statement on a connection of its own, committed.
    def execute(self, statement, *multiparams, **params):
        connection = self.connect()
        result = connection.execute(statement, *multiparams, **params)
        connection.commit()
        if not result.returns_rows:
            connection.close()
        return result

    def scalar(self, statement, *multiparams, **params):
        return self.execute(statement, *multiparams, **params).scalar()

    def has_table(self, table_name, schema=None):
        with self.connect() as connection:
            return self.dialect.has_table(connection, table_name, schema=schema)

    def table_names(self, schema=None, connection=None):
        from sqlalchemy import inspect
        return inspect(connection or self).get_table_names(schema)

    def __repr__(self):
        return f"Engine({self.url!r})"


class _Pool:
    def __getattr__(self, name):
        return lambda *args, **kw: None


class _EngineTransaction:
    """`with engine.begin() as connection`"""

    def __init__(self, engine):
        self._engine = engine

    def __enter__(self):
        self._connection = self._engine.connect()
        self._transaction = self._connection.begin()
        return self._connection

    def __exit__(self, type_, value, traceback):
        try:
            self._transaction.__exit__(type_, value, traceback)
        finally:
            self._connection.close()


OptionEngine = Engine
