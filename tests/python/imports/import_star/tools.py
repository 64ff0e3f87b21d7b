import os
one = 1
two = 2
_hidden = 3


def three():
    return 3
