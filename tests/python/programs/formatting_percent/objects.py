class A:
    def __str__(self): return "str"
    def __repr__(self): return "repr"
    def __int__(self): return 7
    def __index__(self): return 8
    def __float__(self): return 2.5
print("%s %r %a %f %x" % (A(), A(), A(), A(), A()), "%s" % A(), "%d" % A(), "%5s|%-6r|" % (A(), A()))
class M:
    def __getitem__(self, key): return key * 2
print("%(ab)s" % M())
