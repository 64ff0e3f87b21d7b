"""flask._models: where a Flask application's SQLAlchemy object and its models are, since nothing here serves requests."""
import importlib
import os

_LEVELS = 3
_OTHERS = ("migrations", "tests", "test", "node_modules", "venv", "env", "static", "templates", "docs", "frontend")
_SIGNS = (".Model", "Column(", "Mapped[", "db.Table(")


def find_models(section):
    """The SQLAlchemy object whose models are compared: that of the modules that the setting `models` names, or FLASK_APP,
    or those called models in the folders of the project; failing these, that of whatever has models in it."""
    import _context
    from alembic.util.exc import CommandError
    named = _context.get_option(section, "models")
    if named:
        for text in named.replace(",", "\n").split("\n"):
            found = _named(text.strip())
            if found is not None:
                return found
    else:
        if os.environ.get("FLASK_APP"):
            _named(os.environ["FLASK_APP"].partition(":")[0])
        _load("", "", _LEVELS, _load_models)
        if _database() is None:
            _load("", "", _LEVELS + 2, _load_any)
    found = _database()
    if found is None:
        raise CommandError(
            "limbeck runs no Flask application, and found no models of one. Name the module that has them and its SQLAlchemy "
            "object in the ini: models = package.models:db")
    return found


def _named(text):
    """The object that "module:object" names; a module alone is loaded."""
    module, _, attribute = text.partition(":")
    if not module:
        return None
    loaded = _import(module.removesuffix(".py").replace("/", "."))
    return getattr(loaded, attribute) if loaded and attribute else None


def _database():
    import flask_sqlalchemy
    for database in reversed(flask_sqlalchemy._instances):
        if any(metadata.tables for metadata in database.metadatas.values()):
            return database
    return None


def _import(module):
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError:
        return None


def _load(folder, package, levels, load):
    """Calls `load` with the folder's path, its name as a package and what is in it, then with those below it."""
    names = sorted(os.listdir(folder or "."))
    load(folder, package, names)
    for name in names if levels else ():
        if name[:1] in (".", "_") or name in _OTHERS or not os.path.isdir(folder + name):
            continue
        below = folder + name + "/"
        if os.path.isfile(below + "__init__.py") or not package:
            _load(below, "" if name == "src" else package + name + ".", levels - 1, load)


def _load_models(folder, package, names):
    """The modules and packages called models of a folder, and what is in a package that loads nothing of itself."""
    for name in ("models", "model"):
        if name + ".py" in names:
            if name == "models" or _has_models(folder + name + ".py"):
                _import(package + name)
        elif name in names and os.path.isfile(folder + name + "/__init__.py"):
            before = _count()
            _import(package + name)
            if _count() == before:
                _load(folder + name + "/", package + name + ".", 1, _load_any)


def _count():
    import flask_sqlalchemy
    return sum(len(metadata.tables) for database in flask_sqlalchemy._instances for metadata in database.metadatas.values())


def _load_any(folder, package, names):
    for name in names:
        if name.endswith(".py") and package and name != "__init__.py" and _has_models(folder + name):
            _import(package + name.removesuffix(".py"))


def _has_models(path):
    with open(path, errors="replace") as file:
        text = file.read()
    return any(sign in text for sign in _SIGNS)
