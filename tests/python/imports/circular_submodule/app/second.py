from . import first


def name():
    return first.__name__
