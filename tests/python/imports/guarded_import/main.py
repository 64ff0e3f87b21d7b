import sys
if sys.version_info >= (3, 9):
    from collections.abc import Mapping
else:
    from nowhere import Mapping
if sys.version_info < (3, 0):
    import nowhere


def late():
    import tools
    return tools.one


print(Mapping.__name__, late(), "tools" in globals())
