class Money:
    def __init__(self, v): self.v = v
    def __format__(self, spec):
        return f"<{spec}:{self.v}>"
m = Money(5)
print(format(m), format(m, "abc"), f"{m:xy {1 + 1}}", "{:q}".format(m), "{0!s:>3}".format("a"))
class Bad:
    def __format__(self, spec): return 5
try:
    format(Bad(), "")
except TypeError as e:
    print(e)
class Plain:
    def __str__(self): return "plain"
print(format(Plain()), f"{Plain()}")
try:
    format(Plain(), "5")
except TypeError as e:
    print(e)
