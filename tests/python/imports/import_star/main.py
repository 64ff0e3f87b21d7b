from tools import *
print(sorted(n for n in globals() if not n.startswith("__")))
try:
    _hidden
except NameError as e:
    print(e)
