"""sqlalchemy_utils.functions.database: whether a database is there, and making and dropping one."""


def _can_connect(url):
    from sqlalchemy import text
    from sqlalchemy.engine.create import create_engine
    try:
        with create_engine(url).connect() as connection:
            connection.execute(text("SELECT 1"))
        return True
    except Exception:
        return False


def database_exists(url):
    from sqlalchemy.engine.url import make_url
    url = make_url(url)
    if url.get_backend_name() == "sqlite":
        import os
        return url.database in (None, "", ":memory:") or os.path.isfile(url.database)
    return _can_connect(url)


def _execute(url, statement):
    """In a database that every server has."""
    from sqlalchemy import text
    from sqlalchemy.engine.create import create_engine
    for name in ("postgres", "template1"):
        if _can_connect(url.set(database=name)):
            break
    engine = create_engine(url.set(database=name), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        quoted = engine.dialect.identifier_preparer.quote
        connection.execute(text(statement(quoted)))


def create_database(url, encoding="utf8", template=None):
    from sqlalchemy.engine.url import make_url
    url = make_url(url)
    if url.get_backend_name() == "sqlite":
        return
    _execute(url, lambda quote: f"CREATE DATABASE {quote(url.database)} ENCODING '{encoding}' TEMPLATE "
                                f"{quote(template or 'template1')}")


def drop_database(url):
    from sqlalchemy.engine.url import make_url
    url = make_url(url)
    if url.get_backend_name() == "sqlite":
        import os
        if url.database not in (None, "", ":memory:"):
            os.remove(url.database)
        return
    _execute(url, lambda quote: f"DROP DATABASE {quote(url.database)}")
