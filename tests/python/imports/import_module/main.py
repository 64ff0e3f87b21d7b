import importlib
m = importlib.import_module("app.models.user")
print(m.__name__)
print(importlib.import_module(".user", "app.models") is m)
print(importlib.import_module("..tools", package="app.models").X)
for args in [("nothing",), (".x",), ("...x", "app")]:
    try:
        importlib.import_module(*args)
    except Exception as e:
        print(type(e).__name__, e)
print(__import__("app.models").__name__, __import__("app.models", fromlist=["user"]).__name__)
