import math as _math


def helper():
    return _math.floor(2.5)


def second(): ...
