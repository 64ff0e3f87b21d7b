from . import second


def run():
    return second.name() + "/" + __name__
