"""@compiles: how a construct of the program is written."""


def compiles(class_, *specs):
    def decorate(fn):
        known = class_.__dict__.get("_compilers")
        if known is None:
            known = class_._compilers = dict(getattr(class_, "_compilers", None) or {})
        for name in specs or ("default",):
            known[name] = fn
        return fn
    return decorate


def deregister(class_):
    if "_compilers" in class_.__dict__:
        del class_._compilers
