import importlib


def load(name):
    return importlib.import_module(name)


def take():
    import vendor
    return vendor


for function, arguments in ((load, ["vendor"]), (take, []), (load, ["vendor.inner"])):
    try:
        function(*arguments)
    except (KeyError, ImportError) as e:
        print(type(e).__name__, e)
try:
    print(repr(load("vendor")), repr(take()), sep="\n")
except ValueError:
    pass
