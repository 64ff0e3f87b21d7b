import contextlib
import io
import sys

with contextlib.redirect_stdout(io.StringIO()) as kept:
    print("a", 1)
    print("b", file=sys.stdout)
print(repr(kept.getvalue()))

before, sys.stdout = sys.stdout, io.StringIO()
print("held", end="")
held, sys.stdout = sys.stdout, before
print("shown", held.getvalue())
