SOURCE = '''
"""A module."""
__version__ = "1.2"
VALUES = [n * n for n in range(4)]


class Thing:
    kind = "thing"

    def describe(self):
        return f"{self.kind} {__version__}"


def make():
    return Thing()
'''
module = {"__name__": "made"}
exec(SOURCE, module)
print(module["__doc__"], module["VALUES"], module["make"]().describe(), module["Thing"].__module__, sorted(name for name in module if name[0] != "_"))
exec("kind = 'changed'\nresult = Thing.kind + kind", module)
print(module["result"], eval("make().kind", module), [eval(text) for text in ("1", "'a'", "[1, 2]", "{'k': (1,)}", "-3.5e2")])
