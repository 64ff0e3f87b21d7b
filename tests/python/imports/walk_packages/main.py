import importlib
import pkgutil
import app.models
for info in pkgutil.iter_modules(app.models.__path__):
    print(info.name, info.ispkg)
for finder, name, ispkg in pkgutil.iter_modules(app.models.__path__, "app.models."):
    print(name, ispkg)
    importlib.import_module(name)
for info in pkgutil.walk_packages(app.__path__, prefix="app."):
    print(info.name, info.ispkg)
print(sorted(n for n in dir(app.models) if not n.startswith("__")))
