"""Engines and connections: no more than what env.py needs of them."""


class URL:
    def __init__(self, text):
        self.text = text

    def get_backend_name(self):
        name = self.text.split(":", 1)[0].split("+", 1)[0]
        return "postgresql" if name == "postgres" else name

    def __str__(self):
        return self.text


def make_url(url):
    return url if isinstance(url, URL) else URL(url)


class Dialect:
    def __init__(self, name):
        self.name = name


class Connection:
    def __init__(self, engine):
        self.engine = engine
        self.dialect = engine.dialect

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        return False


class Engine:
    def __init__(self, url):
        self.url = make_url(url)
        self.dialect = Dialect(self.url.get_backend_name())

    def connect(self):
        return Connection(self)


def create_engine(url, **keywords):
    return Engine(url)


def engine_from_config(configuration, prefix="sqlalchemy.", **keywords):
    return Engine(configuration[prefix + "url"])
