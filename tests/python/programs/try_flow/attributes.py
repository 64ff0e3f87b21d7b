e = ValueError("a", 1)
print(e, repr(e), e.args, str(ValueError()), repr(ValueError()), str(KeyError("k")), repr(KeyError("k")), str(KeyError()), str(KeyError(1, 2)), Exception("x", "y"), e.with_traceback(None) is e, e.__traceback__)
class My(Exception):
    def __init__(self, code, msg):
        super().__init__(msg)
        self.code = code
    def __str__(self): return f"[{self.code}] {super().__str__()}"
try:
    raise My(5, "boom")
except My as m:
    print(m, m.code, m.args, repr(m), m.__traceback__ is not None)
e.add_note("n1")
print(e.__notes__)
s = StopIteration(3)
print(s.value, SystemExit(4).code, UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"), OSError(2, "No such file"), OSError(2, "No such file", "f.txt"), FileNotFoundError(2, "m").errno, ImportError("m", name="n").name, AttributeError("a", name="b", obj=1).name, NameError("q", name="w").name)
