real = "real"


def __getattr__(name):
    if name == "error":
        raise AttributeError("no " + name)
    return "made " + name
